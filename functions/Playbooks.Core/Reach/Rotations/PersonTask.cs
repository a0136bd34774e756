using System.Collections.Immutable;
using Playbooks.Core.Reach.Exposure;

namespace Playbooks.Core.Reach.Rotations;

/// <summary>What only a person can do, with what proves that it is done.</summary>
/// <param name="Subject">Id of the credential in the registry, or the place or key it is about.</param>
public sealed record PersonTask(string Subject, string What, string Who, ImmutableArray<string> Where, string Why, string Verify, ExposureGrade Grade);
