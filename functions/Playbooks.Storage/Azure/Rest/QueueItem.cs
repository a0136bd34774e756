using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Playbooks.Storage.Azure.Rest;

/// <summary>One message of a queue that was taken.</summary>
/// <param name="Receipt">Proves who took it last.</param>
/// <param name="Count">How often it was taken.</param>
internal sealed record QueueItem(string Id, string Receipt, string Text, int Count)
{
    private static readonly XmlReaderSettings Bounded = new() { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = 8 << 20 };

    public static IReadOnlyList<QueueItem> ReadAll(ReadOnlyMemory<byte> xml)
    {
        using var reader = XmlReader.Create(new MemoryStream(xml.ToArray()), Bounded);
        return [.. XElement.Load(reader).Descendants("QueueMessage").Select(Read)];
    }

    private static QueueItem Read(XElement message) => new(
        (string?)message.Element("MessageId") ?? "",
        (string?)message.Element("PopReceipt") ?? "",
        (string?)message.Element("MessageText") ?? "",
        int.TryParse((string?)message.Element("DequeueCount"), CultureInfo.InvariantCulture, out var count) ? count : 1);
}
