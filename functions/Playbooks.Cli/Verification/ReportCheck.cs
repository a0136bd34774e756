using System.Security.Cryptography;
using Playbooks.Core.Journals;
using Playbooks.Core.Runs;
using Playbooks.Engine.Ports;

namespace Playbooks.Cli.Verification;

/// <summary>Holds the report files against the digests that the journal has of them.</summary>
internal sealed class ReportCheck
{
    private readonly Dictionary<string, string> digests = [];

    public void Add(ReadOnlyMemory<byte> line)
    {
        if (JournalCodec.Read(line) is JournalRead.Line { Value.Event: RunEvent.ReportWritten written })
        {
            foreach (var file in written.Files)
            {
                digests[file.Name] = file.Digest;
            }
        }
    }

    /// <summary>Names of reports that are missing or other than written.</summary>
    public async Task<IReadOnlyList<string>> ChangedAsync(IRunStore store, string run, CancellationToken token)
    {
        var changed = new List<string>();
        foreach (var (name, digest) in digests)
        {
            var content = await store.ReadFileAsync(run, $"reports/{name}", token);
            if (content is null || Convert.ToHexStringLower(SHA256.HashData(content.Value.Span)) != digest)
            {
                changed.Add(name);
            }
        }

        return changed;
    }
}
