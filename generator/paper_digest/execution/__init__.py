"""Applies a function to many items at a time: in processes of this machine, or on a Dask cluster."""
