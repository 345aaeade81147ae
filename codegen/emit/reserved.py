"""A C identifier in, why it can't be used out: keywords of C and C++, names of standard and system headers."""

from __future__ import annotations

_KEYWORDS = frozenset(
    """
    auto break case char const continue default do double else enum extern float for goto if inline int long register
    restrict return short signed sizeof static struct switch typedef union unsigned void volatile while
    _Alignas _Alignof _Atomic _Bool _Complex _Generic _Imaginary _Noreturn _Static_assert _Thread_local
    alignas alignof and and_eq asm bitand bitor bool catch char8_t char16_t char32_t class co_await co_return co_yield
    compl concept const_cast consteval constexpr constinit decltype delete dynamic_cast explicit export false
    friend mutable
    namespace new noexcept not not_eq nullptr operator or or_eq private protected public reinterpret_cast requires
    static_assert static_cast template this thread_local throw true try typeid typename typeof typeof_unqual using
    virtual wchar_t xor xor_eq
    """.split()
)

_MACROS = frozenset(
    """
    NULL EOF offsetof assert errno stdin stdout stderr setjmp va_start va_arg va_end va_copy noreturn complex imaginary
    I linux unix i386 major minor makedev isnan isinf isfinite isnormal signbit isgreater isless isunordered fpclassify
    math_errhandling HUGE_VAL INFINITY NAN BUFSIZ CHAR_BIT CHAR_MAX CHAR_MIN INT_MAX INT_MIN UINT_MAX LONG_MAX LONG_MIN
    SIZE_MAX PTRDIFF_MAX INTPTR_MAX UINTPTR_MAX st_atime st_mtime st_ctime sa_handler sa_sigaction si_pid si_uid si_addr
    si_status si_value s_addr h_addr d_fileno sigmask
    IPC_CREAT IPC_EXCL IPC_NOWAIT IPC_RMID IPC_SET IPC_STAT IPC_INFO IPC_PRIVATE IPC_64 IPC_OLD IPC_OWN IPC_DIPC
    """.split()
)


def why_refused(name: str) -> str:
    """Why the identifier is not ours to use, to stand after "which"; "" if it is."""
    if name in _KEYWORDS:
        return "is a keyword of C or C++"
    if name in _MACROS:
        return "the standard or system headers define"
    if name.startswith("_") or name.endswith("_"):
        return "has an outer underscore"
    if "__" in name:
        return "has a double underscore"
    if not name.isascii() or not name.isidentifier():
        return "is no C identifier"
    return ""
