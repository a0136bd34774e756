using System.Xml;
using Playbooks.Language.Lockfiles;

namespace Playbooks.Language.Inventories;

/// <summary>CycloneDX as XML: the components with what stands directly in them. No DTD is read, nothing is fetched.</summary>
internal static class CycloneDxXml
{
    private const int MostDepth = 128;

    private static readonly XmlReaderSettings Closed = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, MaxCharactersInDocument = InventoryReader.MostBytes,
    };

    internal static string Read(ReadOnlyMemory<byte> bytes, LockfileFindings findings)
    {
        var walk = new Walk(findings);
        try
        {
            using var stream = new MemoryStream(bytes.ToArray(), writable: false);
            using var reader = XmlReader.Create(stream, Closed);
            while (reader.Read() && walk.Take(reader))
            {
            }
        }
        catch (XmlException wrong)
        {
            findings.Doubt("the XML ends too early or is damaged here; what stands after it was not read", wrong.LineNumber);
        }

        walk.CloseAll();
        return walk.Format;
    }

    private sealed class Entry(int line)
    {
        internal int Line => line;

        internal Dictionary<string, string> Texts { get; } = new(StringComparer.Ordinal);

        internal List<string> Hashes { get; } = [];

        internal void AddTo(LockfileFindings findings)
        {
            var name = Texts.GetValueOrDefault("group") is { Length: > 0 } group ? $"{group}/{Texts.GetValueOrDefault("name")}" : Texts.GetValueOrDefault("name");
            Component.Add(Texts.GetValueOrDefault("purl"), name, Texts.GetValueOrDefault("version"), string.Join(' ', Hashes), Line, findings);
        }
    }

    private sealed class Walk(LockfileFindings findings)
    {
        private readonly Stack<string> _path = new();
        private readonly Stack<Entry> _open = new();
        private string? _algorithm;
        private string _text = "";

        internal string Format { get; private set; } = "unknown";

        /// <summary>False where the rest is not read.</summary>
        internal bool Take(XmlReader reader)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when _path.Count >= MostDepth:
                    findings.Doubt($"deeper than {MostDepth} elements; the rest was not read", Line(reader));
                    return false;
                case XmlNodeType.Element:
                    Enter(reader);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    _text = reader.Value.Trim();
                    break;
                case XmlNodeType.EndElement:
                    Leave();
                    break;
                default:
                    break;
            }

            return true;
        }

        internal void CloseAll()
        {
            while (_open.TryPop(out var entry))
            {
                entry.AddTo(findings);
            }
        }

        private void Enter(XmlReader reader)
        {
            if (_path.Count == 0)
            {
                Root(reader);
            }

            _path.Push(reader.LocalName);
            if (reader.LocalName == "component")
            {
                _open.Push(new(Line(reader)));
            }

            (_algorithm, _text) = (reader.LocalName == "hash" ? reader.GetAttribute("alg") : null, "");
            if (reader.IsEmptyElement)
            {
                Leave();
            }
        }

        private void Root(XmlReader reader)
        {
            if (reader.LocalName == "bom" && reader.NamespaceURI.Contains("cyclonedx", StringComparison.OrdinalIgnoreCase))
            {
                Format = $"cyclonedx-{reader.NamespaceURI.Split('/')[^1]}";
            }
            else
            {
                findings.Doubt($"the XML's root is '{LockfileFindings.Short(reader.LocalName)}', not a CycloneDX 'bom'", Line(reader));
            }
        }

        /// <summary>A text counts when its element ends: the file may be cut off inside it.</summary>
        private void Leave()
        {
            var name = _path.Pop();
            if (name == "component" && _open.TryPop(out var ended))
            {
                ended.AddTo(findings);
            }
            else if (_open.TryPeek(out var entry) && _algorithm is not null)
            {
                entry.Hashes.Add(Component.Hash(_algorithm, _text));
            }
            else if (entry is not null && _path.TryPeek(out var parent) && parent == "component")
            {
                entry.Texts[name] = _text;
            }

            (_algorithm, _text) = (null, "");
        }

        private static int Line(XmlReader reader) => reader is IXmlLineInfo info ? info.LineNumber : 0;
    }
}
