using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Workflows;

/// <summary>What came of replacing the static keys of one workflow file.</summary>
public abstract record FederationEdit
{
    private FederationEdit()
    {
    }

    /// <param name="Text">The file with the change and nothing else changed.</param>
    /// <param name="Jobs">Those that sign in anew, with the environment of each: what their tokens' subjects are made of.</param>
    /// <param name="Secrets">Names of the secrets that the file needs no more.</param>
    /// <param name="Notes">What whoever reviews the change should look at.</param>
    public sealed record Edited(string Text, ImmutableArray<FederatedJob> Jobs, ImmutableArray<string> Secrets, ImmutableArray<string> Notes) : FederationEdit;

    /// <summary>No step signs in with a static key, and one signs in without.</summary>
    public sealed record Done(ImmutableArray<FederatedJob> Jobs) : FederationEdit;

    /// <summary>A person has to change it.</summary>
    /// <param name="Why">Each sentence names the job or line.</param>
    public sealed record ByHand(ImmutableArray<string> Why) : FederationEdit;
}
