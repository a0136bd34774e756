using System.Collections.Immutable;
using Playbooks.Language.Shapes;

namespace Playbooks.Language.Policies;

/// <summary>The keys and words of policies, as <c>policy.v1.schema.json</c> has them.</summary>
internal static class PolicyKeys
{
    public static KeySet File { get; } = new("a file of policies", ["policies"], []);

    public static KeySet Policy { get; } = new("a policy", ["policy", "validations", "otherwise"], ["description", "uses", "conditions"]);

    public static KeySet Validation { get; } = new("a validation", ["expression", "message"], []);

    public static ImmutableArray<string> Verdicts { get; } = ["deny", "ask", "warn"];
}
