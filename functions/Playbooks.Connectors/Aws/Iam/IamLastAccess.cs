using System.Collections.Immutable;

namespace Playbooks.Connectors.Aws.Iam;

/// <summary>When a principal last tried to use a service, refused tries among them.</summary>
/// <param name="Service">The prefix of its actions, such as <c>secretsmanager</c>.</param>
/// <param name="At">Null where it never did within what AWS tracks.</param>
/// <param name="Actions">Empty for services whose actions AWS does not track.</param>
internal sealed record IamLastAccess(string Service, DateTimeOffset? At, string? Region, ImmutableArray<IamLastAction> Actions);

/// <param name="At">Null where the action was never used.</param>
internal sealed record IamLastAction(string Action, DateTimeOffset? At, string? Region);
