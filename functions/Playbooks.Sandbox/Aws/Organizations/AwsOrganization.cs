namespace Playbooks.Sandbox.Aws.Organizations;

/// <summary>The organisation that the tenant's accounts belong to: its policies, and which of them are attached to which account.</summary>
/// <param name="Management">The account that manages it, which its policies do not restrict.</param>
internal sealed record AwsOrganization(string Id, string Management, IReadOnlyDictionary<string, AwsOrganizationPolicy> Policies)
{
    /// <summary>Policy ids by target (an account's id, a root's or a unit's).</summary>
    public SortedDictionary<string, SortedSet<string>> Attached { get; } = new(StringComparer.Ordinal);

    /// <summary>The documents that restrict an account.</summary>
    public IEnumerable<string> Restricting(string account) => account == Management ? []
        : Attached.GetValueOrDefault(account, []).Select(id => Policies[id].Document);
}
