"""The parser's view of the tokens: look ahead, take, refuse, and gather the comments around an item."""

from __future__ import annotations

from dataclasses import dataclass, replace

from codegen.diag.reporter import Note, Reporter, suggest
from codegen.source import Span
from codegen.syntax import ast, terms
from codegen.syntax.tokens import DEFINITION_WORDS, Comment, Kind, Token

# Every later stage recurses over an expression, so its depth is bounded: by nesting, and by the chain a + b + c.
MAX_DEPTH = 64
MAX_OPERATORS = 64


class SyntaxRefused(Exception):
    """Something was reported; the parser goes on at the next item or definition."""


@dataclass(frozen=True)
class Opening:
    """Where an item starts: its first token and the comments that go with it."""

    token: Token
    lead: tuple[str, ...]
    blank: bool


class Stream:
    """A position in the tokens of one file."""

    def __init__(self, tokens: tuple[Token, ...], reporter: Reporter) -> None:
        self._tokens = list(tokens)
        self._at = 0
        self._pending: list[Comment] = []
        self._item = 0  # where the item starts that is being parsed
        self._end_told = False
        self._docs: set[int] = set()  # tokens whose doc comment has found its item
        self.reporter = reporter
        self._depth = 0
        self._operators = 0
        self._braces = 0

    @property
    def token(self) -> Token:
        """The next token."""
        return self._tokens[self._at]

    @property
    def last(self) -> Token:
        """The token taken last; the first one when none was."""
        return self._tokens[max(0, self._at - 1)]

    def begin_item(self) -> int:
        """Says that an item starts at the next token; how many tokens were taken so far."""
        self._item = self._at
        return self._at

    @property
    def at_outer(self) -> bool:
        """Whether a definition starts here, which no block holds: a word of one in the first column, and a name."""
        return self._at_first_column() and self.ahead(1).kind is Kind.NAME

    @property
    def braces(self) -> int:
        """How many braces are open."""
        return self._braces

    def ahead(self, count: int) -> Token:
        """The token `count` after the next one."""
        return self._tokens[min(self._at + count, len(self._tokens) - 1)]

    def take(self) -> Token:
        """The next token, which is passed. A doc comment before it that no item has asked for is refused."""
        if self.token.doc_span is not None and self._at not in self._docs:
            self.reporter.error("IPC0108", self.token.doc_span)
        return self._pass()

    def _pass(self) -> Token:
        token = self.token
        self._pending.extend(token.comments)
        if token.kind is Kind.MARK:
            self._braces = max(0, self._braces + {"{": 1, "}": -1}.get(token.text, 0))
        if token.kind is not Kind.END:
            self._at += 1
        return token

    def at(self, text: str) -> bool:
        """Whether the next token is this mark or word."""
        return self.token.text == text and self.token.kind in (Kind.MARK, Kind.NAME)

    def at_end(self) -> bool:
        """Whether the file is used up."""
        return self.token.kind is Kind.END

    def accept(self, text: str) -> bool:
        """Takes the next token if it is this mark or word."""
        if self.at(text):
            self.take()
            return True
        return False

    def expect(self, text: str) -> Token:
        """Takes this mark or word, or refuses."""
        if not self.at(text):
            raise self.refuse(f"'{text}'", help_=self._near(text))
        return self.take()

    def name(self, what: str = "a name") -> terms.Name:
        """Takes a name, or refuses, saying what it would name."""
        if self.token.kind is not Kind.NAME:
            raise self.refuse(what)
        token = self.take()
        return terms.Name(token.text, token.span)

    def number(self, what: str = "a number") -> terms.Number:
        """Takes a number literal, or refuses."""
        if self.token.kind is not Kind.NUMBER:
            raise self.refuse(what)
        token = self.take()
        return terms.Number(token.value, token.text, token.span)

    def string(self, what: str) -> terms.Str:
        """Takes a string, or refuses."""
        if self.token.kind is not Kind.STRING:
            raise self.refuse(what)
        token = self.take()
        return terms.Str(token.text, token.span)

    def path(self, what: str = "a name") -> terms.Path:
        """Takes a dotted path."""
        parts = [self.name(what)]
        while self.at(".") and self.ahead(1).kind is Kind.NAME:
            self.take()
            parts.append(self.name())
        return terms.Path(tuple(parts), parts[0].span.to(parts[-1].span))

    def refuse(self, expected: str, *, help_: str = "", notes: tuple[Note, ...] = ()) -> SyntaxRefused:
        """Reports that something else was expected here; raise what it gives back."""
        token = self.token
        found = token.kind.value if token.kind in (Kind.END, Kind.STRING, Kind.HEX) else f"'{token.text}'"
        span = token.span
        if self._at > self._item and (token.first_on_line or token.kind is Kind.END):
            # The fault is what is missing behind the last token, not what the next line starts with.
            span = Span(span.file, self.last.span.end, self.last.span.end + 1)
            found = found if token.kind is Kind.END else "the end of the line"
        if not (self._end_told and token.kind is Kind.END):
            self.reporter.error("IPC0105", span, notes=notes, help_=help_, expected=expected, found=found)
        self._end_told = token.kind is Kind.END
        return SyntaxRefused()

    def _near(self, text: str) -> str:
        return suggest(self.token.text, (text,)) if text.isalpha() and self.token.kind is Kind.NAME else ""

    @property
    def depth(self) -> int:
        """How many levels of values and expressions are open."""
        return self._depth

    def enter(self) -> None:
        """One level deeper; refuses past MAX_DEPTH."""
        if self._depth == MAX_DEPTH:
            raise self.too_deep(self.token.span)
        self._depth += 1

    def too_deep(self, span: Span) -> SyntaxRefused:
        """Reports too deep a nesting; raise what it gives back."""
        self.reporter.error("IPC0110", span, most=MAX_DEPTH, what="levels of nesting")
        return SyntaxRefused()

    def begin_expression(self) -> Span:
        """Counts operators from here; where that is."""
        self._operators = 0
        return self.token.span

    def operator(self) -> str:
        """Takes an operator; refuses past MAX_OPERATORS in one expression."""
        self._operators += 1
        if self._operators > MAX_OPERATORS:
            self.reporter.error("IPC0110", self.token.span, most=MAX_OPERATORS, what="operators in one expression")
            raise SyntaxRefused()
        return self.take().text

    def leave(self) -> None:
        """One level back."""
        self._depth -= 1

    def doc(self) -> ast.Doc:
        """The doc comment before the next token."""
        token = self.token
        self._docs.add(self._at)
        return ast.Doc(token.doc, token.doc_span) if token.doc_span else ast.Doc((), token.span)

    def open(self) -> Opening:
        """Starts an item at the next token: the comments since the last item are its own."""
        token = self.token
        comments = (*self._pending, *token.comments)
        self._pending = []
        blank = token.blank_before or any(comment.blank_before for comment in comments)
        # take() must not count this token's comments a second time.
        self._skip_comments_of(token)
        return Opening(token, tuple(comment.text for comment in comments), blank)

    def _skip_comments_of(self, token: Token) -> None:
        self._tokens[self._at] = replace(token, comments=())

    def close(self, opening: Opening) -> tuple[terms.Trivia, Span]:
        """Ends an item: its trivia and its place. A comment behind it on the same line is its trailing one."""
        inner = tuple(comment.text for comment in self._pending)
        self._pending = []
        trail = ""
        following = self.token.comments
        if following and following[0].line == self.last.line:
            trail = following[0].text
            self._tokens[self._at] = replace(self.token, comments=following[1:])
        span = opening.token.span.to(self.last.span)
        return terms.Trivia((*opening.lead, *inner), trail, opening.blank), span

    def end_comments(self) -> tuple[str, ...]:
        """The comments before the next token, which closes a block; they belong to no item."""
        comments = (*self._pending, *self.token.comments)
        self._pending = []
        self._skip_comments_of(self.token)
        return tuple(comment.text for comment in comments)

    def skip_to_item(self, start: int, braces: int) -> bool:
        """After a refusal inside a block that has `braces` open: to the next item. False where the block ends.

        `start` is where the refused item started: at least one token is passed. A definition's word in the first
        column ends every block, because a brace is missing then.
        """
        while not self.at_end():
            if self._at > start:
                if self.at_outer:
                    raise SyntaxRefused()
                if self.at("}") and self._braces <= braces:
                    return False
                if self._braces <= braces and self.token.first_on_line and self.token.kind is Kind.NAME:
                    return True
            self._pass()
        return False

    def skip_to_definition(self, start: int) -> None:
        """After a refusal outside: to the next line that starts outside all braces, or with a definition's word."""
        while not self.at_end():
            if self._at > start:
                if self._at_first_column():
                    self._braces = 0
                    return
                if self._braces == 0 and self.token.first_on_line and self.token.kind is Kind.NAME:
                    return
            self._pass()

    def _at_first_column(self) -> bool:
        token = self.token
        if not token.first_on_line or token.text not in DEFINITION_WORDS or token.kind is not Kind.NAME:
            return False
        return token.span.file.position(token.span.start)[1] == 1
