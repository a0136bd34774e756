using System.Collections.Immutable;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Registry;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reach.Rotations;

/// <summary>How the consumers of a credential prove that the new one works.</summary>
/// <param name="affected">Workflows that ran the artifact, without regard to case.</param>
internal sealed class ConsumerChecks(ReachFacts facts, IReadOnlySet<string> affected)
{
    public ImmutableArray<Value> Now(RegisteredCredential credential) => [.. Of(credential).Where(c => !IsContained(c)).Select(Shape)];

    /// <summary>An affected workflow is disabled by now, and starting it would run the artifact again.</summary>
    public ImmutableArray<Value> Later(RegisteredCredential credential) => [.. Of(credential).Where(IsContained).Select(Shape)];

    private IEnumerable<RegisteredConsumer> Of(RegisteredCredential credential) =>
        facts.Registry.Consumers.Where(c => c.Credential == credential.Id && (c.Health is not null || c is { Repository: not null, Path: not null }));

    private bool IsContained(RegisteredConsumer consumer) => affected.Contains($"{consumer.Repository}:{consumer.Path}");

    private static Value Shape(RegisteredConsumer consumer) => consumer.Health is { } health
        ? Value.MapOf(("kind", Value.Of("http")), ("url", Value.Of(health)))
        : Value.MapOf(
            ("kind", Value.Of("github-workflow")), ("repository", Value.Of(consumer.Repository)),
            ("workflow", Value.Of(consumer.Path?.Split('/')[^1])), ("ref", Value.Of(consumer.Ref ?? "main")));
}
