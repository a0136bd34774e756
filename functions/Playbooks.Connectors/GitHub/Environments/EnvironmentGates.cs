using System.Collections.Immutable;

namespace Playbooks.Connectors.GitHub.Environments;

/// <summary>All that protects an environment. GitHub replaces it as a whole: what is left out is reset.</summary>
/// <param name="WaitTimer">Minutes, at most 43,200.</param>
/// <param name="Branches">Null where every branch may deploy.</param>
internal sealed record EnvironmentGates(ImmutableArray<EnvironmentReviewer> Reviewers, int WaitTimer, bool PreventSelfReview, BranchPolicy? Branches);
