/* SPDX-License-Identifier: ISC */
/*
 * The runs of bytes.h over buffers of just each length from 0 to 200, with any bytes: Eva analyses
 * the bodies and holds them to what runs.h demands and ensures. 200 bytes are three rounds of each
 * loop and each way out of it; a loop does the same in each round.
 */
#include <__fc_builtin.h>

#include "runs.h"

#include "ipc/bytes.h"

static void any(uint8_t *at, size_t n)
{
	Frama_C_make_unknown((char *)at, n);
}

#define RUN(n)                                                              \
	{                                                                   \
		static uint8_t a[(n) + !(n)], b[(n) + !(n)];                \
                                                                            \
		any(a, (n) + !(n));                                         \
		any(b, (n) + !(n));                                         \
		(void)ipc_bytes_are_zero((n) ? a : a + 1, n);               \
		(void)ipc_bytes_equal((n) ? a : a + 1, (n) ? b : b + 1, n); \
		ipc_bytes_copy((n) ? a : a + 1, (n) ? b : b + 1, n);        \
		ipc_bytes_clear((n) ? a : a + 1, n);                        \
		ipc_bytes_wipe((n) ? b : b + 1, n);                         \
	}
#define FIVE(n)   RUN(n) RUN((n) + 1) RUN((n) + 2) RUN((n) + 3) RUN((n) + 4)
#define TWENTY(n) FIVE(n) FIVE((n) + 5) FIVE((n) + 10) FIVE((n) + 15)
#define FORTY(n)  TWENTY(n) TWENTY((n) + 20)

int main(void)
{
	FORTY(0)
	FORTY(40)
	FORTY(80)
	FORTY(120)
	FORTY(160)
	RUN(200)
	return 0;
}
