def run(work, seconds, seed): return ("schemas: nothing", ())
