using System.Collections.Immutable;
using Playbooks.Connectors.Aws.CloudTrail;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Looks events up in the account's own region and in us-east-1, where those of the global services are.</summary>
internal static class TrailSearch
{
    private const string GlobalRegion = "us-east-1";

    public static async Task<Answer<ImmutableArray<TrailEvent>>> FindAsync(
        AwsAccess access, TrailAttribute attribute, DateTimeOffset from, DateTimeOffset until, CancellationToken token)
    {
        var all = ImmutableArray.CreateBuilder<TrailEvent>();
        foreach (var region in new[] { access.Account.Region, GlobalRegion }.Distinct(StringComparer.Ordinal))
        {
            var answer = await access.TrailIn(region).LookupAsync(attribute, from, until, token);
            if (!answer.Is(out var events, out var why))
            {
                return why;
            }

            all.AddRange(events);
        }

        return all.DistinctBy(e => e.Id).OrderBy(e => e.At).ThenBy(e => e.Id, StringComparer.Ordinal).ToImmutableArray();
    }
}
