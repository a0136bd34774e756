using Playbooks.Core.Journals;
using Playbooks.Core.Runs;
using Playbooks.Engine.Ports;

namespace Playbooks.Engine.Runs;

/// <summary>Messages of people and other processes, as inputs. What cannot be read is acknowledged away; the sender was told when it sent.</summary>
internal sealed class Inbox(IRunClaim claim)
{
    private Task? arrival;

    /// <summary>Completes when a message may have arrived.</summary>
    public Task Arrival(CancellationToken token) => arrival ??= claim.WaitForMessageAsync(token);

    /// <param name="onlyIfArrived">True looks only when a message was announced; false always looks.</param>
    public async Task<IReadOnlyList<Letter>> ReceiveAsync(bool onlyIfArrived, CancellationToken token)
    {
        if (onlyIfArrived && arrival is { IsCompleted: false })
        {
            return [];
        }

        arrival = null;
        _ = Arrival(token);
        var messages = await claim.ReceiveAsync(token);
        var letters = new List<Letter>();
        foreach (var message in messages)
        {
            if (InputCodec.Read(message.Body) is { } input)
            {
                letters.Add(new Letter(message.Id, input));
            }
            else
            {
                await claim.AcknowledgeAsync(message.Id, token);
            }
        }

        return letters;
    }

    public async Task AcknowledgeAsync(IReadOnlyList<Letter> letters, CancellationToken token)
    {
        foreach (var letter in letters)
        {
            await claim.AcknowledgeAsync(letter.Id, token);
        }
    }

    internal sealed record Letter(string Id, RunInput Input);
}
