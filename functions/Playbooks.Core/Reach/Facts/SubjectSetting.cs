using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Facts;

/// <summary>How the subject of a repository's identity tokens is made.</summary>
/// <param name="Keys">Claim keys; null where a template applies that could not be read.</param>
/// <param name="OwnerId">The owner's number where the template's prefix tells it.</param>
public sealed record SubjectSetting(ImmutableArray<string>? Keys, bool? IsImmutable, long? OwnerId);
