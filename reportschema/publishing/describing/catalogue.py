"""The package for catalogues and search engines, from the same source as its descriptor.

The formats are Croissant 1.0, in the words of schema.org, and DCAT 3.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from reportschema.models.fields.shape import Column
from reportschema.publishing.describing import about
from reportschema.publishing.records.cells import says, table_type
from reportschema.publishing.records.links import Link, links_of
from reportschema.publishing.records.tables import Table

CROISSANT, DCAT = "croissant.json", "dcat.jsonld"
_CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
_TYPES = {
    "string": "sc:Text",
    "number": "sc:Float",
    "integer": "sc:Integer",
    "boolean": "sc:Boolean",
}


def croissant(tables: Sequence[Table], files: Mapping[str, bytes]) -> dict[str, Any]:
    """The data set for machine learning and search engines.

    It names each file with its hash, and each table with its typed, described and linked fields.
    """
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": about.NAME,
        "alternateName": [about.TITLE_EN, about.TITLE_ZH],
        "description": f"{about.SAYS_EN} {about.SAYS_ZH}",
        "license": about.DATA_LICENCE["path"],
        "url": about.HOME,
        "version": about.DATA_VERSION,
        "datePublished": about.DATA_RELEASED,
        "creator": {"@type": "sc:Organization", "name": about.CREATOR},
        "citeAs": about.CITE_AS,
        "inLanguage": ["zh", "en"],
        "keywords": about.KEYWORDS,
        "distribution": [
            _file_object(table, name, files[name])
            for table in tables
            for name in _files_of(table)
            if name in files
        ],
        "recordSet": [
            _record_set(table, next(name for name in _files_of(table) if name in files))
            for table in tables
        ],
    }


def _files_of(table: Table) -> tuple[str, str]:
    """The files that can hold a table, the one to load first.

    That is Parquet: in a CSV, Croissant's loader takes codes such as 01.1 for numbers.
    """
    return f"{table.name}.parquet", f"{table.name}.csv"


def _file_object(table: Table, name: str, data: bytes) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": name,
        "name": name,
        "description": f"{table.doc.says_en} {table.doc.zh}：{table.doc.says_zh}",
        "contentUrl": name,
        "encodingFormat": "text/csv" if name.endswith(".csv") else "application/x-parquet",
        "contentSize": f"{len(data)} B",
        "sha256": sha256(data).hexdigest(),
    }


def _record_set(table: Table, file: str) -> dict[str, Any]:
    links = {link.column: link for link in links_of(table)}
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": f"{table.doc.says_en} {table.doc.zh}：{table.doc.says_zh}",
        "key": {"@id": f"{table.name}/{table.doc.key}"},
        "field": [_field(table, file, column, links.get(column.name)) for column in table.columns],
    }


def _field(table: Table, file: str, column: Column, link: Link | None) -> dict[str, Any]:
    source: dict[str, Any] = {"fileObject": {"@id": file}, "extract": {"column": column.name}}
    # A reference stands in words: Croissant's loader would join the tables by it, and drop the
    # rows where the cell is empty.
    refers = f" Refers to {link.table}.{link.key}." if link else ""
    return {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column.name}",
        "name": column.name,
        "description": says(column) + refers,
        "dataType": _TYPES[table_type(column)],
        "source": source,
    }


def dcat(tables: Sequence[Table], files: Mapping[str, bytes]) -> dict[str, Any]:
    """The data set for catalogues of open data (DCAT 3), with a distribution for each file."""
    return {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "spdx": "http://spdx.org/rdf/terms#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@type": "dcat:Dataset",
        "@id": f"urn:dataset:{about.NAME}",
        "dct:identifier": about.NAME,
        "dct:title": [_in_language(about.TITLE_EN, "en"), _in_language(about.TITLE_ZH, "zh-Hans")],
        "dct:description": [
            _in_language(about.SAYS_EN, "en"),
            _in_language(about.SAYS_ZH, "zh-Hans"),
        ],
        "dct:license": {"@id": about.DATA_LICENCE["path"]},
        "dct:creator": {"@type": "foaf:Agent", "foaf:name": about.CREATOR},
        "dct:issued": {"@value": about.DATA_RELEASED, "@type": "xsd:date"},
        "dct:language": ["zh", "en"],
        "dct:spatial": {"@id": "http://publications.europa.eu/resource/authority/country/CHN"},
        "dcat:version": about.DATA_VERSION,
        "dcat:keyword": about.KEYWORDS,
        "dcat:distribution": [_distribution(table, files[f"{table.name}.csv"]) for table in tables],
    }


def _distribution(table: Table, data: bytes) -> dict[str, Any]:
    return {
        "@type": "dcat:Distribution",
        "@id": f"urn:dataset:{about.NAME}:{table.name}",
        "dct:title": [_in_language(table.doc.en, "en"), _in_language(table.doc.zh, "zh-Hans")],
        "dct:description": [
            _in_language(table.doc.says_en, "en"),
            _in_language(table.doc.says_zh, "zh-Hans"),
        ],
        "dcat:downloadURL": {"@id": f"{table.name}.csv"},
        "dcat:mediaType": {"@id": "https://www.iana.org/assignments/media-types/text/csv"},
        "dcat:byteSize": len(data),
        "spdx:checksum": {
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": sha256(data).hexdigest(),
        },
    }


def _in_language(text: str, language: str) -> dict[str, str]:
    return {"@value": text, "@language": language}


def catalogue_files(tables: Sequence[Table], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Both descriptions, as files beside the descriptor."""
    catalogues = {CROISSANT: croissant(tables, files), DCAT: dcat(tables, files)}
    return {
        name: (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
        for name, content in catalogues.items()
    }
