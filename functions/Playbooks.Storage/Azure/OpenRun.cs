using System.Globalization;
using Playbooks.Engine.Ports;
using Playbooks.Storage.Azure.Rest;

namespace Playbooks.Storage.Azure;

/// <summary>
/// The entry of a run that has not ended, which says when somebody has to look at it. Whoever claims the run writes it anew; a worker that has
/// lost its claim finds another version there and leaves it.
/// </summary>
internal sealed class OpenRun
{
    private const string Due = "due";

    private readonly Rest.Blobs blobs;
    private readonly string entry;
    private readonly string? version;

    private OpenRun(Rest.Blobs blobs, string entry, string? version) => (this.blobs, this.entry, this.version) = (blobs, entry, version);

    public static async Task<OpenRun> WriteAsync(Rest.Blobs blobs, string run, DateTimeOffset created, DateTimeOffset due, CancellationToken token)
    {
        var entry = BlobNames.OpenOf(run, created);
        return new OpenRun(blobs, entry, await blobs.MarkAsync(entry, Marks(due), version: null, token));
    }

    public Task RestAsync(RunRest rest, CancellationToken token) => rest switch
    {
        RunRest.Over => blobs.DeleteAsync(entry, version, token),
        RunRest.Waiting waiting => blobs.MarkAsync(entry, Marks(Looks.At(waiting)), version, token),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>One that cannot be read is due: whoever looks writes it anew.</summary>
    public static bool IsDue(BlobItem item, DateTimeOffset now) =>
        !item.Metadata.TryGetValue(Due, out var text) || !long.TryParse(text, CultureInfo.InvariantCulture, out var due) || due <= now.ToUnixTimeMilliseconds();

    private static (string, string)[] Marks(DateTimeOffset due) => [(Due, due.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture))];
}
