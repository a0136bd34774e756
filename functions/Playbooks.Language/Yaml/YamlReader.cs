using YamlDotNet.Core;

namespace Playbooks.Language.Yaml;

/// <summary>Reads one YAML document of bounded size into a tree with places. Never throws on what the text says.</summary>
public static class YamlReader
{
    /// <param name="file">The name that diagnostics carry.</param>
    public static YamlDocument Read(string file, ReadOnlyMemory<byte> bytes, YamlLimits limits)
    {
        var faults = new YamlFaults(file);
        if (YamlText.Decode(bytes.Span, limits, faults) is not { } text)
        {
            return new(null, faults.Build(), []);
        }

        try
        {
            var tree = new YamlTree(new YamlEvents(new Parser(new StringReader(text))), limits, faults);
            var root = tree.Read();
            return new(root, faults.Build(), tree.Duplicates);
        }
        catch (YamlException wrong)
        {
            faults.Syntax(text, wrong);
            return new(null, faults.Build(), []);
        }
    }
}
