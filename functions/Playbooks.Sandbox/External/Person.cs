using Playbooks.Sandbox.Credentials;
using Playbooks.Sandbox.GitHub;
using Playbooks.Sandbox.Tenants;

namespace Playbooks.Sandbox.External;

/// <summary>A person with a task: replaces a vendor's token by hand and writes the new one to every place on GitHub.</summary>
internal static class Person
{
    /// <summary>False for a credential that is not replaced by hand.</summary>
    public static bool Rotate(Tenant tenant, InventoryEntry entry)
    {
        var part = tenant.Parts.OfType<ExternalPart>().FirstOrDefault();
        if (!entry.ByHand || part?.Replace(entry.Original["name"] ?? "") is not { } value)
        {
            return false;
        }

        foreach (var place in entry.Places)
        {
            tenant.Parts.OfType<GitHubPart>().FirstOrDefault()?.Write(place.Place, value, tenant.Now);
        }

        tenant.AfterChange();
        return true;
    }
}
