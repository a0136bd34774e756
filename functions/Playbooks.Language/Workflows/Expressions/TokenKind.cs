namespace Playbooks.Language.Workflows.Expressions;

internal enum TokenKind
{
    Name,
    Text,
    Number,
    Sign,
}
