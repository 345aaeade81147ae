/* SPDX-License-Identifier: ISC */
/* What stands behind the codecs in the text that compiled_c.py makes: all that Python calls. */
/* The verdicts on `count` bodies that lie one after the other; where unpack disagrees with validate, which one. */
size_t judge(uint32_t codec, const uint8_t *data, const uint32_t *sizes, size_t count, const uint64_t *given,
             uint32_t *verdicts)
{
	for (size_t i = 0; i < count; i++) {
		verdicts[i] = codecs[codec].validate(data, sizes[i], given);
		if (codecs[codec].unpack(data, sizes[i], given) != verdicts[i])
			return i;
		data += sizes[i];
	}
	return count;
}

/* The verdict on each body and, where it is accepted, what unpack made of it. */
const uint8_t *dump(uint32_t codec, const uint8_t *data, const uint32_t *sizes, size_t count, const uint64_t *given,
                    size_t *size)
{
	dumped_size = 0;
	for (size_t i = 0; i < count; i++) {
		const uint32_t verdict = codecs[codec].unpack(data, sizes[i], given);

		put(verdict);
		if (verdict == 0)
			codecs[codec].dump();
		data += sizes[i];
	}
	*size = dumped_size;
	return dumped;
}

/* What the reply depends on, from the body of its request; the verdict on that. */
uint32_t given_of(uint32_t codec, const uint8_t *data, size_t size, uint64_t *given)
{
	return codecs[codec].given(data, size, given);
}

/* The verdict on a table of `count` entries of sixteen bytes. */
uint32_t judge_table(uint32_t codec, const uint8_t *entries, uint32_t count)
{
	struct ipc_cap_table table;

	memset(&table, 0xA5, sizeof(table));
	table.count = count;
	for (uint32_t i = 0; i < count; i++, entries += 16) {
		table.entries[i].slot = ipc_get_u32le(entries);
		table.entries[i].kind = ipc_get_u16le(entries + 4);
		table.entries[i].mode = ipc_get_u16le(entries + 6);
		table.entries[i].rights = ipc_get_u32le(entries + 8);
		table.entries[i].endpoint_kind = ipc_get_u32le(entries + 12);
	}
	return codecs[codec].table(&table);
}

/* A sequence as it is before its first message. */
void start(uint32_t sequence)
{
	starts[sequence]();
}

/* The verdict on one message of a sequence. */
uint32_t do_step(uint32_t step, const uint8_t *buf, size_t len, uint32_t arrival,
                 const uint8_t *const *givens)
{
	return steps[step](buf, len, arrival, givens);
}
