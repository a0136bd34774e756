using System.Xml;
using System.Xml.Linq;

namespace Playbooks.Storage.Azure.Rest;

/// <summary>One blob of a listing.</summary>
internal sealed record BlobItem(string Name, long Length, IReadOnlyDictionary<string, string> Metadata)
{
    private static readonly XmlReaderSettings Bounded = new() { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = 64 << 20 };

    /// <returns>The blobs of one page, and where the next begins; empty after the last.</returns>
    public static (IReadOnlyList<BlobItem> Items, string Next) ReadPage(ReadOnlyMemory<byte> xml)
    {
        using var reader = XmlReader.Create(new MemoryStream(xml.ToArray()), Bounded);
        var root = XElement.Load(reader);
        return ([.. root.Descendants("Blob").Select(Read)], (string?)root.Element("NextMarker") ?? "");
    }

    private static BlobItem Read(XElement blob) => new(
        (string?)blob.Element("Name") ?? "",
        (long?)blob.Element("Properties")?.Element("Content-Length") ?? 0,
        (blob.Element("Metadata")?.Elements() ?? []).ToDictionary(each => each.Name.LocalName, each => each.Value, StringComparer.OrdinalIgnoreCase));
}
