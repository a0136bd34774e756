using System.Collections.Immutable;
using Playbooks.Core.Reach.Exposure;

namespace Playbooks.Core.Reach.Rotations;

/// <summary>What only a person can do, with what proves that it is done.</summary>
public sealed record PersonTask(string What, string Who, ImmutableArray<string> Where, string Why, string Verify, ExposureGrade Grade);
