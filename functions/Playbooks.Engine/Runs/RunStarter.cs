using System.Buffers;
using Playbooks.Core.Journals;
using Playbooks.Core.Runs;
using Playbooks.Engine.Ports;

namespace Playbooks.Engine.Runs;

/// <summary>Makes a run: its first journal line is durable when this returns.</summary>
public static class RunStarter
{
    /// <returns>False when a run of that id exists already; nothing was written.</returns>
    public static Task<bool> StartAsync(IRunStore store, RunEvent.Started started, DateTimeOffset at, CancellationToken token)
    {
        var lines = new ArrayBufferWriter<byte>();
        JournalCodec.Write(lines, JournalHead.Start, at, [started], new List<JournalLine>());
        return store.CreateAsync(started.Run, lines.WrittenMemory, token);
    }
}
