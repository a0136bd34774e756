using Playbooks.Language.Shapes;

namespace Playbooks.Language.Playbooks.Drafts;

internal sealed record RoleDraft(Located<string> Name, string Description, Located<string>? EscalateTo);
