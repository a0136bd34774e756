using System.Collections.Immutable;

namespace Playbooks.Connectors.Aws.Iam;

internal sealed record IamGroup(string Name, string Arn, ImmutableArray<IamDocument> Inline, ImmutableArray<string> AttachedArns);
