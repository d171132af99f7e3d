"""Reads events of OpenLineage, one a line, into the classes of its Python client,
which are generated from the published schemas. Fails on what a class does not have,
on what it lacks, on values of another type, and on the URL of another schema. Prints
how many outputs tell where their columns come from."""

import json
import sys
import types
import typing

import attr
from openlineage.client.generated import base, column_lineage_dataset

FACETS = {"columnLineage": column_lineage_dataset.ColumnLineageDatasetFacet}


def read(kind, value, where):
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return None if value is None else read(args[0], value, where)
    if origin is list:
        assert isinstance(value, list), f"{where} is no list"
        return [read(args[0], v, f"{where}[{i}]") for i, v in enumerate(value)]
    if origin is dict:
        assert isinstance(value, dict), f"{where} is no object"
        return {k: read(FACETS[k] if where.endswith("acets") else args[1], v, f"{where}.{k}") for k, v in value.items()}
    if attr.has(kind):
        return build(kind, value, where)
    assert kind is typing.Any or isinstance(value, kind), f"{where} is no {kind}"
    return value


def build(kind, value, where):
    assert isinstance(value, dict), f"{where} is no object"
    value = dict(value)
    # What the classes say of themselves.
    said = {key: value.pop(key) for key in ("schemaURL", "_schemaURL", "_producer") if key in value}
    hints = typing.get_type_hints(kind)
    for key in value:
        assert key in hints, f"{where} has {key}"
    made = kind(**{k: read(hints[k], v, f"{where}.{k}") for k, v in value.items()})
    for key in ("schemaURL", "_schemaURL"):
        assert said.get(key) == getattr(made, key, None), f"{where}.{key} is {said.get(key)}"
    if isinstance(made, base.DatasetFacet):
        assert said.get("_producer"), f"{where} has no producer"
    return made


outputs = 0
for line in sys.stdin:
    event = build(base.JobEvent, json.loads(line), "event")
    outputs += sum("columnLineage" in output.facets for output in event.outputs)
print(outputs)
