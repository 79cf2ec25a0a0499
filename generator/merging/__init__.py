"""MERGE: sightings and corrections become papers, each with one identity and one address for ever."""
