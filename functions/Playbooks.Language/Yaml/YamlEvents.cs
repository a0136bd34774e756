using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Playbooks.Language.Yaml;

/// <summary>YamlDotNet's parser, whose scanner answers some damaged texts with exceptions that are not its own; here all of them are.</summary>
internal sealed class YamlEvents(IParser parser) : IParser
{
    public ParsingEvent? Current => parser.Current;

    public bool MoveNext()
    {
        try
        {
            return parser.MoveNext();
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or ArgumentException or FormatException or IndexOutOfRangeException or OverflowException)
        {
            var at = parser.Current?.End ?? Mark.Empty;
            throw new YamlException(at, at, "the text cannot be taken apart behind this place", wrong);
        }
    }
}
