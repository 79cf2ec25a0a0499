"""Tells which words may open, close or be a tag."""

from __future__ import annotations

import re

from paper_digest.analysis.text.document_text import ACADEMIC, STOP_WORDS
from paper_digest.analysis.text.token_stream import fold, is_branded

# TextRun that end no phrase worth a page, and phrases that every paper of the field has.
WEAK = frozenset(
    "training trained train better good best simple general generally common commonly key main real real-world world single multiple "
    "set sets type types number case cases way ways part level levels form order terms term time times setting settings ability "
    "standard current empirical theoretical experimentally et al process system systems analysis understanding paper research "
    "researcher author field literature popular powerful modern deep robust strong complex high-quality question answer use "
    "open source lack need goal aim make making made provide providing explore exploring investigate leverage leveraging known "
    "called named referred widely often usually typically mainly largely does did not still yet even just only own same "
    "impact effect role performance accuracy gap improvement comparable competitive superior promising baseline benchmark "
    "higher lower larger smaller faster fewer less important crucial essential necessary possible potential capable able "
    "comprehensive extensive systematic thorough rigorous novel sufficient additional different various "
    "finding evidence insight contribution direction line future issue limitation advantage benefit property quality cost".split()
)
# TextRun between a subject and an object: "exhibit similar", "remain elusive" are no notions.
VERBS = frozenset(
    "exhibit exhibited offer remain gain gained hurt rely relie learn learned hold shed light prevent preventing "
    "validate utilized utilize "
    "classifying predict understood correlated focu focuse elusive valuable modest similar popularity success escape "
    "perform performing wide "
    "variety variou past decade recent advancement rapid remarkable aspect critical closer look conventional wisdom "
    "reveal require required enhance enhancing enhanced transferring extracting predicting detecting utilizing applying combining "
    "suffer lead improving obtain obtained achieve enable given contain include consider become becoming increase "
    "increasing reduce reducing".split()
)
FIELD = frozenset(
    "deep learning|dnn|nn|ann|ai|ml|dl|neural network|neural net|hidden layer|input data|connected layer|"
    "recent work|prior work|deep neural network|machine learning|deep network|learning model|neural model"
    "|training data|test data|model training|training "
    "process|training set|test set|loss function|objective function|real world|real data|wide range|model "
    "performance|large scale|artificial intelligence|data "
    "set|downstream task|state art|learning algorithm|model parameter|model size|training time|model architecture"
    "|learning method|ablation study|empirical result|"
    "deep learning model|neural network training|network architecture|computational cost|deep model|learned "
    "representation|training procedure|training model|high "
    "quality|low level|high level|ground truth|evaluation metric|random variable|inner product|feature representation|feature vector|"
    "hidden state|hidden representation|error rate|feature space|extensive evaluation|empirical evaluation|sample size|"
    "public dataset|benchmark dataset|neural network model|computer science|source code".split("|")
)
# "Few-shot", "large language model": what is empty alone may open a phrase.
_OPENERS = frozenset("few one two first zero self three end out large deep question answer".split())
# "Large-scale", "end-to-end", "black-box": what a hyphen ties to such a word says how, not what.
TIED_CLOSERS = frozenset(
    "scale free based aware box end range level wise time like art driven oriented specific agnostic to in of".split()
)
_CLOSERS = frozenset("learning model algorithm data process system analysis".split())
# Notions of one word that a reader would look for; most other single words ("capability", "mechanism") lead nowhere.
_NOTIONS = frozenset(
    "optimization regularization generalization interpretability explainability robustness fairness privacy security sparsity "
    "uncertainty calibration causality memorization exploration compression quantization pruning distillation invariance "
    "equivariance disentanglement compositionality expressivity stability plasticity convergence overparameterization "
    "overfitting normalization initialization attention dropout embedding clustering sampling hashing ranking retrieval "
    "planning navigation manipulation grasping locomotion teleoperation localization odometry calibration slam robotics "
    "segmentation tracking registration denoising deblurring inpainting rendering matting "
    "translation summarization paraphrasing parsing captioning dialogue transliteration tokenization prompting reasoning "
    "hallucination forecasting imputation anonymization watermarking steganography crowdsourcing personalization recommendation "
    "moderation misinformation polarization sentiment sarcasm stereotype toxicity unlearning grokking alignment "
    "boosting bagging bandit submodularity kernel copula ergodicity identifiability sparsification diffusion transformer "
    "metalearning finetuning pretraining autoencoder hypernetwork memristor neuroscience epidemiology genomic "
    "genomics proteomics chemistry materials physics climate astronomy agriculture education finance music speech".split()
)
_PARTICIPLE = re.compile(r"(?<!se)(?<!spe)(?<!fe)(?<!be)(?<!bre)ed$")


def may_open(lemma: str) -> bool:
    """Whether a phrase may start with the folded word."""
    return lemma in _OPENERS or (_is_solid(lemma) and lemma not in ACADEMIC | STOP_WORDS)


def may_close(lemma: str) -> bool:
    """Whether a phrase may end with the folded word."""
    if lemma in _CLOSERS:
        return True
    return _is_solid(lemma) and lemma not in ACADEMIC | STOP_WORDS and not _PARTICIPLE.search(lemma)


def may_stand_alone(spelling: str) -> bool:
    """Whether one word is a tag: a name (ImageNet, LoRA, GPT-2) or a notion (optimization, interpretability)."""
    lemma = fold(spelling)
    if len(spelling) < 3 or not {lemma, spelling.lower()}.isdisjoint(ACADEMIC | STOP_WORDS):
        return False
    return is_branded(spelling) or lemma in _NOTIONS


def _is_solid(lemma: str) -> bool:
    return (
        bool(lemma)
        and not lemma.endswith("ly")
        and not lemma.isdigit()
        and lemma not in WEAK
        and lemma not in VERBS
    )
