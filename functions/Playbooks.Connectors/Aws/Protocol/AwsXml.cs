using System.Text;
using System.Xml;
using Playbooks.Connectors.Cloud;

namespace Playbooks.Connectors.Aws.Protocol;

/// <summary>Reads an answer of the Query protocol: no DTD, no entity, bounded in depth and in number of elements.</summary>
internal static class AwsXml
{
    public const int MaxDepth = 48;
    public const int MaxElements = 500_000;

    /// <exception cref="BadAnswerException">No well-formed XML, or beyond the bounds. The message never quotes the text: it may hold a secret.</exception>
    public static AwsElement Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var stream = new MemoryStream(bytes.ToArray(), writable: false);
            using var reader = XmlReader.Create(stream, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                MaxCharactersInDocument = bytes.Length + 1L,
            });
            return Walk(reader);
        }
        catch (XmlException bad)
        {
            throw new BadAnswerException($"the answer is no XML that is accepted here (line {bad.LineNumber})");
        }
    }

    private static AwsElement Walk(XmlReader reader)
    {
        var open = new Stack<Open>();
        var count = 0;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                Check(++count, open.Count);
                open.Push(new Open(reader.LocalName));
                if (reader.IsEmptyElement && Close(open) is { } empty)
                {
                    return empty;
                }
            }
            else if (reader.NodeType == XmlNodeType.EndElement && Close(open) is { } whole)
            {
                return whole;
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace && open.TryPeek(out var top))
            {
                top.Content.Append(reader.Value);
            }
        }

        throw new BadAnswerException("the answer is empty");
    }

    private static void Check(int count, int depth)
    {
        if (count > MaxElements || depth >= MaxDepth)
        {
            throw new BadAnswerException($"the answer has more than {MaxElements} elements or is nested deeper than {MaxDepth}");
        }
    }

    private static AwsElement? Close(Stack<Open> open)
    {
        var done = open.Pop();
        var element = new AwsElement(done.Name, done.Children.Count == 0 ? done.Content.ToString() : "", [.. done.Children]);
        if (!open.TryPeek(out var parent))
        {
            return element;
        }

        parent.Children.Add(element);
        return null;
    }

    private sealed record Open(string Name)
    {
        public StringBuilder Content { get; } = new();

        public List<AwsElement> Children { get; } = [];
    }
}
