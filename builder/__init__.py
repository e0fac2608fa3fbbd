"""litsurvey: a pile of paper abstracts in, a static survey site out."""

__version__ = "0.1.0"
