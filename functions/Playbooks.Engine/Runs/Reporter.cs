using System.Security.Cryptography;
using System.Text;
using Playbooks.Core.Journals;
using Playbooks.Core.Runs;
using Playbooks.Engine.Ports;

namespace Playbooks.Engine.Runs;

/// <summary>Writes reports beside the journal and signs the journal's head.</summary>
internal static class Reporter
{
    public static async Task<RunInput> WriteAsync(ReportMaker make, IReadOnlyList<JournalLine> lines, string stage, IRunClaim claim, CancellationToken token)
    {
        var written = new List<ReportFile>();
        foreach (var (name, content) in make(lines, stage))
        {
            await claim.WriteFileAsync($"reports/{name}", content, token);
            written.Add(new ReportFile(name, Convert.ToHexStringLower(SHA256.HashData(content.Span))));
        }

        return new RunInput.RecordReport(stage, [.. written]);
    }

    public static async Task<RunInput> SignAsync(IHeadSigner signer, string head, CancellationToken token)
    {
        var signature = await signer.SignAsync(Encoding.ASCII.GetBytes(head), token);
        return new RunInput.RecordSignature(head, signature.Algorithm, signature.KeyId, Convert.ToBase64String(signature.Value.Span));
    }
}
