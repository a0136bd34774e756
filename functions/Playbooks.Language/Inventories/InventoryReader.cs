using System.Text;
using Playbooks.Core.Reach.Packages;
using Playbooks.Language.Lockfiles;
using Playbooks.Language.Lockfiles.Json;

namespace Playbooks.Language.Inventories;

/// <summary>
/// Reads lists of what is installed somewhere: CycloneDX (JSON, XML), SPDX 2 (JSON, tag-value, GitHub's export), SPDX 3 (JSON-LD), and rows as osquery
/// writes them (JSON, CSV). The content decides the format. What could be read is returned, what could not be is a doubt; never throws for what a file holds.
/// </summary>
public static class InventoryReader
{
    /// <summary>Bytes past this are not read.</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    private const int Head = 4096;
    private const string Expected = "this is no CycloneDX, no SPDX, and no rows with a name and a version";

    /// <param name="fileName">Only where rows of osquery do not say of which table they are.</param>
    /// <param name="bytes">UTF-8.</param>
    public static LockfileFacts Read(string fileName, ReadOnlyMemory<byte> bytes)
    {
        var findings = new LockfileFindings();
        if (bytes.Length > MostBytes)
        {
            findings.Doubt($"the file is larger than {MostBytes} bytes; the rest was not read");
            bytes = bytes[..MostBytes];
        }

        if (bytes.Span.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        return findings.ToFacts(Read(fileName, bytes, findings));
    }

    private static string Read(string fileName, ReadOnlyMemory<byte> bytes, LockfileFindings findings)
    {
        var head = Encoding.UTF8.GetString(bytes.Span[..Math.Min(Head, bytes.Length)]).TrimStart();
        return head switch
        {
            "" => Unknown(findings, "the file is empty"),
            ['{' or '[', ..] => ReadJson(fileName, JsonTree.Read(bytes, findings), findings),
            ['<', ..] => CycloneDxXml.Read(bytes, findings),
            _ when head.Contains("SPDXVersion:", StringComparison.Ordinal) => SpdxTags.Read(LockfileText.Lines(bytes, findings, endMatters: false), findings),
            _ => OsqueryCsv.Read(fileName, Encoding.UTF8.GetString(bytes.Span), findings) ?? Unknown(findings, Expected),
        };
    }

    private static string ReadJson(string fileName, JsonItem root, LockfileFindings findings) =>
        root.TextOf("bomFormat") is not null || root["components"] is not null ? CycloneDxJson.Read(root, findings)
        : root["sbom"] is { } exported ? SpdxJson.Read(exported, findings)
        : root.TextOf("spdxVersion") is not null ? SpdxJson.Read(root, findings)
        : root["@graph"] is { } graph ? Spdx3.Read(graph, findings)
        : OsqueryJson.Read(fileName, root, findings) ?? Unknown(findings, Expected);

    private static string Unknown(LockfileFindings findings, string reason)
    {
        findings.Doubt(reason);
        return "unknown";
    }
}
