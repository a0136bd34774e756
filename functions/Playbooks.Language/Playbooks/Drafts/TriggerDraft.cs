using Playbooks.Language.Shapes;
using Playbooks.Language.Yaml;

namespace Playbooks.Language.Playbooks.Drafts;

internal sealed record TriggerDraft(Located<string>? Alert, Written? When, ArgumentDraft.Group With, YamlSpan At);
