using System.Globalization;
using System.Text;
using Playbooks.Engine.Ports;
using Playbooks.Storage;
using Playbooks.Storage.Files;

// A worker for the tests to kill. `hold ROOT RUN` claims the run and keeps it; `storm ROOT RUN...` appends numbered lines to all runs at once and
// says of each when it was acknowledged; `append ROOT RUN BYTES` appends one line of that length. It works until its input ends or it is killed.
using var store = new FileRunStore(args[1], TimeProvider.System);
switch (args[0])
{
    case "hold":
        await using (var claim = await store.ClaimAsync(args[2], "holder", CancellationToken.None))
        {
            Say(claim is null ? "held" : $"claimed {claim.Epoch}");
            await Console.In.ReadToEndAsync();
        }

        break;
    case "storm":
        await Task.WhenAll(args[2..].Select(run => Task.Run(() => StormAsync(run))));
        break;
    case "append":
        await AppendAsync(args[2], int.Parse(args[3], CultureInfo.InvariantCulture));
        await ClaimAgainAsync(args[2]);
        break;
}

async Task<IRunClaim> ClaimAsync(string run) =>
    await store.ClaimAsync(run, "holder", CancellationToken.None) ?? throw new InvalidOperationException($"{run} is held or absent.");

async Task StormAsync(string run)
{
    var claim = await ClaimAsync(run);
    for (var n = 0; await claim.AppendAsync(Encoding.ASCII.GetBytes($"{{\"n\":{n}}}\n"), CancellationToken.None) == Append.Appended; n++)
    {
        Say($"{run} {n}");
    }
}

async Task AppendAsync(string run, int bytes)
{
    await using var claim = await ClaimAsync(run);
    try
    {
        await claim.AppendAsync(Encoding.ASCII.GetBytes(new string('x', bytes - 1) + "\n"), CancellationToken.None);
        Say("appended");
    }
    catch (StoreException refused)
    {
        Say($"refused: {refused.Message}");
        Say($"then: {await claim.AppendAsync("late\n"u8.ToArray(), CancellationToken.None)}");
    }
}

async Task ClaimAgainAsync(string run)
{
    try
    {
        await using var claim = await ClaimAsync(run);
        Say($"again: {claim.Position}");
    }
    catch (StoreException refused)
    {
        Say($"not again: {refused.Message}");
    }
}

static void Say(string line)
{
    // One write a line: a line that the parent read was said after what it reports.
    lock (Console.Out)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }
}
