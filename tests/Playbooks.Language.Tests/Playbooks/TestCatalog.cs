using System.Collections.Immutable;
using Playbooks.Core.Actions;

namespace Playbooks.Language.Tests.Playbooks;

/// <summary>Contracts of the actions that the shipped playbooks use, and of a few that only the cases use.</summary>
internal static class TestCatalog
{
    private static readonly ValueType Texts = ValueType.ListOf(ValueType.Text);

    private static readonly ValueType Role = ValueType.ObjectOf(("account", ValueType.Text), ("role", ValueType.Text), ("statements", Texts));

    private static readonly ValueType Rotation = ValueType.ObjectOf(
        ("kind", ValueType.Text), ("credential", ValueType.Text), ("account", ValueType.Text), ("principal", ValueType.Text), ("key", ValueType.Text),
        ("places", ValueType.ListOf(ValueType.Any)), ("checks", ValueType.ListOf(ValueType.Any)), ("readers", Texts));

    private static readonly ValueType Runs = ValueType.ObjectOf(
        ("runs", ValueType.ListOf(ValueType.ObjectOf(("repository", ValueType.Text), ("run", ValueType.Int), ("status", ValueType.Text)))),
        ("workflows", ValueType.ListOf(ValueType.ObjectOf(("repository", ValueType.Text), ("workflow", ValueType.Int), ("state", ValueType.Text)))),
        ("repositories", Texts),
        ("jobs", ValueType.ListOf(ValueType.Any)));

    public static ImmutableArray<ActionContract> Contracts { get; } =
    [
        Reads("github.list-repositories", ValueType.ObjectOf(("repositories", Texts)), ("only", Texts, false)),
        Reads("github.find-runs", Runs,
            ("repositories", Texts, true), ("artifact", ValueType.Text, true), ("bad-commits", Texts, false), ("bad-versions", Texts, false), ("windows", ValueType.ListOf(ValueType.Any), true)),
        Reads("github.list-secrets", ValueType.Any, ("repositories", Texts, true)),
        Reads("github.read-oidc-subjects", ValueType.Any, ("repositories", Texts, true)),
        Reads("github.read-logs", ValueType.Any, ("jobs", ValueType.ListOf(ValueType.Any), true), ("indicators", Texts, true)),
        Reads("aws.read-account", ValueType.Any),
        Reads("entra.read-applications", ValueType.Any),
        Reads("tenant.read-registry", ValueType.Any),
        Reads("reach.map", ValueType.ObjectOf(("roles", ValueType.ListOf(Role)), ("rotations", ValueType.ListOf(Rotation)), ("open-points", Texts)),
            ("artifact", ValueType.Text, true), ("windows", ValueType.ListOf(ValueType.Any), true), ("runs", Runs, true), ("secrets", ValueType.Any, true), ("subjects", ValueType.Any, true),
            ("account", ValueType.Any, true), ("directory", ValueType.Any, true), ("registry", ValueType.Any, true), ("logs", ValueType.Any, false)),
        Reads("aws.prove-key-dead", ValueType.ObjectOf(("dead", ValueType.Bool)), ("account", ValueType.Text, true), ("user", ValueType.Text, true), ("key", ValueType.Text, true)),
        Reads("entra.prove-secret-dead", ValueType.ObjectOf(("dead", ValueType.Bool)), ("application", ValueType.Text, true), ("key", ValueType.Text, true)),
        Reads("aws.lookup-events", ValueType.Any, ("account", ValueType.Text, true), ("key", ValueType.Text, true), ("since", ValueType.Text, true)),
        Changes("github.cancel-run", Effect.Changes, ("repository", ValueType.Text, true), ("run", ValueType.Int, true)),
        Changes("github.disable-workflow", Effect.Changes, ("repository", ValueType.Text, true), ("workflow", ValueType.Int, true)),
        Changes("aws.cut-oidc-trust", Effect.Changes, ("account", ValueType.Text, true), ("role", ValueType.Text, true), ("statements", Texts, false)),
        Changes("aws.revoke-sessions", Effect.Changes, ("account", ValueType.Text, true), ("role", ValueType.Text, true)) with { After = ["aws.cut-oidc-trust"] },
        Rotates("rotate.aws-access-key", ("account", ValueType.Text, true), ("user", ValueType.Text, true)),
        Rotates("rotate.entra-password", ("application", ValueType.Text, true)),
        Rotates("rotate.github-deploy-key", ("repository", ValueType.Text, true)),
        Changes("aws.delete-access-key", Effect.Destroys, ("account", ValueType.Text, true), ("user", ValueType.Text, true), ("key", ValueType.Text, true)),
        Reads("test.read", ValueType.ObjectOf(("names", Texts), ("count", ValueType.Int), ("last-seen", ValueType.Text)),
            ("names", Texts, false), ("limit", ValueType.Int, false), ("ratio", ValueType.Double, false), ("deep", ValueType.Bool, false),
            ("filter", ValueType.ObjectOf(("field", ValueType.Text), ("values", Texts)), false), ("labels", ValueType.MapOf(ValueType.Text, ValueType.Text), false)),
        Changes("test.change", Effect.Changes, ("name", ValueType.Text, true)),
    ];

    private static ActionContract Reads(string name, ValueType output, params ReadOnlySpan<(string Name, ValueType Type, bool Required)> inputs) => Contract(name, Effect.Reads, output, inputs);

    private static ActionContract Changes(string name, Effect effect, params ReadOnlySpan<(string Name, ValueType Type, bool Required)> inputs) =>
        Contract(name, effect, ValueType.ObjectOf(("id", ValueType.Text)), inputs);

    private static ActionContract Rotates(string name, params ReadOnlySpan<(string Name, ValueType Type, bool Required)> inputs) => Contract(name, Effect.Changes, ValueType.Any,
    [
        .. inputs, ("credential", ValueType.Text, true), ("key", ValueType.Text, true), ("places", ValueType.ListOf(ValueType.Any), true),
        ("checks", ValueType.ListOf(ValueType.Any), false), ("readers", Texts, false),
    ]);

    private static ActionContract Contract(string name, Effect effect, ValueType output, ReadOnlySpan<(string Name, ValueType Type, bool Required)> inputs) => new()
    {
        Name = name,
        Summary = "Stands for the action of that name.",
        Provider = name[..name.IndexOf('.', StringComparison.Ordinal)],
        Effect = effect,
        Inputs = [.. inputs.ToArray().Select(input => new Parameter(input.Name, input.Type, input.Required, ""))],
        Output = output,
        Idempotency = "Nothing is done.",
    };
}
