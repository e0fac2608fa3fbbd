"""Answers in each service's form, of papers that there are not."""

from __future__ import annotations

import json
from collections.abc import Sequence

_ENTRY = """  <entry>
    <id>http://arxiv.org/abs/{id}v1</id>
    <updated>2023-03-15T10:00:00Z</updated>
    <published>2023-03-14T10:00:00Z</published>
    <title>{title}</title>
    <summary>We weave abstracts into maps and measure how well the maps are read.</summary>
    <author><name>{author}</name></author>
    <link href="http://arxiv.org/abs/{id}v1" rel="alternate" type="text/html"/>
    <category term="cs.DL" scheme="http://arxiv.org/schemas/atom"/>
  </entry>
"""


def atom(*papers: tuple[str, str], total: int | None = None, author: str = "Ada Lovelace") -> str:
    """arXiv's answer with papers of an id and a title."""
    entries = "".join(_ENTRY.format(id=id_, title=title, author=author) for id_, title in papers)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title type="html">ArXiv Query</title>
  <id>http://arxiv.org/api/made-up</id>
  <opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">{
        len(papers) if total is None else total
    }</opensearch:totalResults>
{entries}</feed>
"""


def work(doi: str, title: str, author: str = "Lovelace") -> dict[str, object]:
    """A record of Crossref."""
    return {
        "DOI": doi,
        "type": "journal-article",
        "title": [title],
        "container-title": ["Journal of Looms"],
        "author": [{"given": "Ada", "family": author, "sequence": "first"}],
        "issued": {"date-parts": [[2015, 8, 3]]},
        "published": {"date-parts": [[2015, 8, 3]]},
        "publisher": "Analytical Press",
        "abstract": "<jats:p>We weave abstracts into maps, as a journal says it.</jats:p>",
        "URL": f"https://doi.org/{doi}",
    }


def crossref(doi: str = "10.1234/looms.5", title: str = "Weaving maps of abstracts", author: str = "Lovelace") -> str:
    """Crossref's answer for one DOI."""
    message = work(doi, title, author)
    return json.dumps({"status": "ok", "message-type": "work", "message-version": "1.0.0", "message": message})


def crossref_list(works: Sequence[dict[str, object]], total: int | None = None) -> str:
    """Crossref's answer for a search or several DOIs."""
    message = {"total-results": len(works) if total is None else total, "items": works, "items-per-page": 20}
    return json.dumps({"status": "ok", "message-type": "work-list", "message-version": "1.0.0", "message": message})


CSL = json.dumps(
    {
        "type": "dataset",
        "id": "https://doi.org/10.5281/zenodo.1",
        "title": "Threads and where they lead",
        "author": [{"family": "Lovelace", "given": "Ada"}],
        "issued": {"date-parts": [[2020]]},
        "DOI": "10.5281/zenodo.1",
        "publisher": "A repository",
    }
)


def pubmed(*papers: tuple[str, str]) -> str:
    """PubMed's answer with papers of a number and a title."""
    articles = "".join(
        f"""<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">{pmid}</PMID><Article>
<Journal><JournalIssue><PubDate><Year>2012</Year><Month>May</Month></PubDate></JournalIssue>
<Title>Sleep of looms</Title></Journal><ArticleTitle>{title}</ArticleTitle>
<Abstract><AbstractText>Looms were watched at night.</AbstractText></Abstract>
<AuthorList><Author><LastName>Lovelace</LastName><ForeName>Ada</ForeName></Author>
</AuthorList></Article></MedlineCitation></PubmedArticle>"""
        for pmid, title in papers
    )
    return f"""<?xml version="1.0" ?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2024//EN" "https://dtd.nlm.nih.gov/x.dtd">
<PubmedArticleSet>{articles}</PubmedArticleSet>
"""


def esearch(numbers: Sequence[str], total: int) -> str:
    """PubMed's answer to a search."""
    result = {"count": str(total), "retmax": str(len(numbers)), "retstart": "0", "idlist": list(numbers)}
    return json.dumps({"header": {"type": "esearch", "version": "0.3"}, "esearchresult": result})


OPENREVIEW = json.dumps(
    {
        "notes": [
            {
                "id": "Hk5ab_Loom",
                "forum": "Hk5ab_Loom",
                "cdate": 1700000000000,
                "content": {
                    "title": {"value": "Looms that learn"},
                    "authors": {"value": ["Ada Lovelace"]},
                    "abstract": {"value": "A loom learns from what it has woven."},
                    "venue": {"value": "ICLR 2024 poster"},
                },
            }
        ],
        "count": 1,
    }
)
OPENREVIEW_V1 = json.dumps(
    {
        "notes": [
            {
                "id": "rkOld_Loom",
                "forum": "rkOld_Loom",
                "content": {"title": "Older looms", "authors": ["Ada Lovelace"], "abstract": "Looms were older then."},
            }
        ],
        "count": 1,
    }
)


def hf_paper(id_: str, title: str) -> dict[str, object]:
    """A paper as Hugging Face has it."""
    return {
        "id": id_,
        "title": title,
        "summary": "We look at looms.",
        "authors": [{"_id": "x", "name": "Ada Lovelace", "hidden": False}],
        "publishedAt": "2023-03-14T10:00:00.000Z",
        "upvotes": 3,
    }


HF = json.dumps(hf_paper("2303.00003", "Looms in the open"))
HF_SEARCH = json.dumps([{"paper": hf_paper("2303.00003", "Looms in the open"), "title": "Looms in the open"}])
ACL = """@inproceedings{lovelace-2020-looms,
    title = "Looms for language",
    author = "Lovelace, Ada",
    booktitle = "Proceedings of a meeting",
    year = "2020",
    url = "https://aclanthology.org/2020.acl-main.1",
    doi = "10.18653/v1/2020.acl-main.1",
    abstract = "Language is woven.",
}
"""
OPENALEX = json.dumps(
    {
        "meta": {"count": 1, "page": 1, "per_page": 50},
        "results": [
            {
                "id": "https://openalex.org/W1",
                "doi": "https://doi.org/10.1234/looms.7",
                "title": "Open looms",
                "display_name": "Open looms",
                "publication_year": 2021,
                "publication_date": "2021-02-03",
                "authorships": [{"author": {"id": "https://openalex.org/A1", "display_name": "Ada Lovelace"}}],
                "abstract_inverted_index": {"Looms": [0], "open": [1]},
            }
        ],
    }
)
S2 = json.dumps(
    {
        "total": 1,
        "offset": 0,
        "data": [
            {
                "paperId": "a" * 40,
                "externalIds": {"DOI": "10.1234/looms.8", "CorpusId": 1},
                "title": "Semantic looms",
                "abstract": "Meaning is woven.",
                "year": 2022,
                "venue": "Loom Conference",
                "authors": [{"authorId": "1", "name": "Ada Lovelace"}],
            }
        ],
    }
)
