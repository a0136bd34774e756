using System.Collections.Immutable;
using Playbooks.Core.Values;
using Playbooks.Language.Shapes;
using Playbooks.Language.Yaml;

namespace Playbooks.Language.Playbooks.Drafts;

/// <summary>What stands under <c>with</c>, and where.</summary>
internal abstract record ArgumentDraft(YamlSpan At)
{
    public sealed record Leaf(Written Text) : ArgumentDraft(Text.Node.Span);

    public sealed record Constant(Value Value, YamlSpan At) : ArgumentDraft(At);

    /// <summary>It could not be read, and that has been said.</summary>
    public sealed record Broken(YamlSpan At) : ArgumentDraft(At);

    public sealed record Sequence(ImmutableArray<ArgumentDraft> Items, YamlSpan At) : ArgumentDraft(At);

    public sealed record Group(ImmutableArray<Member> Members, YamlSpan At) : ArgumentDraft(At)
    {
        public ArgumentDraft? Find(string name) => Members.FirstOrDefault(member => member.Name == name)?.Value;
    }

    public sealed record Member(string Name, YamlSpan NameAt, ArgumentDraft Value);

    /// <summary>All texts in it, in the order of the file.</summary>
    public IEnumerable<Written> Texts => this switch
    {
        Leaf leaf => [leaf.Text],
        Sequence sequence => sequence.Items.SelectMany(item => item.Texts),
        Group group => group.Members.SelectMany(member => member.Value.Texts),
        _ => [],
    };
}
