using Microsoft.AspNetCore.Http;

namespace Playbooks.Functions.Access;

/// <summary>Tries one way after the other; what a request does present decides, for better or worse.</summary>
internal sealed class CallersInTurn(IReadOnlyList<ICallers> ways) : ICallers
{
    public async ValueTask<Identified> IdentifyAsync(HttpContext context, CancellationToken token)
    {
        foreach (var way in ways)
        {
            if (await way.IdentifyAsync(context, token) is not Identified.Nobody and var found)
            {
                return found;
            }
        }

        return new Identified.Nobody();
    }
}
