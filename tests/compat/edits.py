"""A tiny schema in, a copy with one to three random edits out.

The weights are such that each class and each rule of a comparison is reached in a few thousand cases.
"""

from __future__ import annotations

import copy
import random

from tests.compat import edits_data as data
from tests.compat import edits_fields as fields
from tests.compat import edits_ops as ops
from tests.compat.edits_fields import Edit
from tests.compat.tiny import Schema

EDITS: tuple[tuple[Edit, int], ...] = (
    (fields.swap, 4),
    (fields.rename, 4),
    (fields.swap_names, 2),
    (fields.retype, 4),
    (fields.widen_base, 3),
    (fields.unsign, 3),
    (fields.move_range, 10),
    (fields.move_alias, 3),
    (fields.dissolve_alias, 2),
    (fields.drop, 5),
    (fields.take, 8),
    (fields.pad, 3),
    (fields.regroup, 3),
    (fields.fuse, 3),
    (fields.same_bytes, 3),
    (fields.slots, 5),
    (fields.document, 1),
    (data.bounds, 8),
    (data.form, 5),
    (data.word, 6),
    (data.count_base, 2),
    (data.element, 3),
    (data.add_member, 4),
    (data.remove_member, 4),
    (data.renumber_member, 5),
    (data.rename_member, 3),
    (data.reorder_members, 1),
    (data.open_enum, 4),
    (data.default_member, 2),
    (data.base, 2),
    (data.retarget, 3),
    (data.add_rule, 8),
    (data.remove_rule, 4),
    (data.change_rule, 5),
    (data.nudge_rule, 6),
    (data.rewrite_rule, 8),
    (data.renumber_rule, 3),
    (data.move_const, 2),
    (data.gated_field, 12),
    (ops.add_op, 1),
    (ops.remove_op, 1),
    (ops.rename_op, 1),
    (ops.renumber_op, 1),
    (ops.retire_op, 2),
    (ops.test_op, 2),
    (ops.notify_op, 3),
    (ops.results, 4),
    (ops.number_results, 1),
    (ops.document_op, 1),
    (ops.reorder_ops, 1),
    (ops.messages, 1),
    (ops.add_cap, 5),
    (ops.remove_cap, 4),
    (ops.change_cap, 25),
    (ops.swap_caps, 4),
    (ops.guards, 30),
    (ops.state, 5),
)


def edited(rng: random.Random, schema: Schema) -> tuple[Schema, list[str]]:
    """A copy that was edited, and the names of the edits. It may not compile."""
    made = copy.deepcopy(schema)
    done: list[str] = []
    wanted = rng.choice((1, 1, 1, 2, 2, 3))
    for _ in range(60):
        if len(done) == wanted:
            break
        edit = rng.choices([item for item, _ in EDITS], [weight for _, weight in EDITS])[0]
        trial = copy.deepcopy(made)
        if edit(rng, trial):
            made = trial
            done.append(edit.__name__)
    return made, done
