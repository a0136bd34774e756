using Playbooks.Connectors.Aws.Sts;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Aws.Keys;

/// <summary>One credential that the run works with: what signs its requests, or what it becomes that one with.</summary>
/// <param name="sts">Signed with <paramref name="keys"/>.</param>
internal sealed class OwnCredential(IAwsKeys keys, StsClient sts)
{
    private OwnIdentity? seen;

    public async Task<Answer<OwnIdentity>> WhoAsync(CancellationToken token)
    {
        var answer = await keys.GetAsync(token);
        if (!answer.Is(out var held, out var why))
        {
            return why;
        }

        // A key never changes hands, so AWS is asked once for each.
        if (seen is { } known && known.KeyId == held.AccessKey)
        {
            return known;
        }

        var asked = await sts.GetCallerIdentityAsync(token);
        return asked.Then<OwnIdentity>(me => seen = OwnIdentity.Of(held.AccessKey, me.Arn));
    }
}
