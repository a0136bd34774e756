using System.Text;
using System.Text.Json;

namespace Playbooks.Language.Lockfiles.Json;

/// <summary>Puts tokens together; a stack and no recursion, so that depth costs nothing.</summary>
internal sealed class JsonTreeBuilder
{
    private readonly Stack<JsonItem> _open = new();
    private string _name = "";

    internal JsonItem Root { get; private set; } = new(1, null);

    internal int Count { get; private set; }

    internal void Take(ref Utf8JsonReader reader, int line)
    {
        Count++;
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                _name = reader.GetString() ?? "";
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                _open.Push(Place(new(line, null)));
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _open.Pop();
                break;
            case JsonTokenType.String:
                Place(new(line, reader.GetString()));
                break;
            case JsonTokenType.Number or JsonTokenType.True:
                Place(new(line, Encoding.UTF8.GetString(reader.ValueSpan)));
                break;
            default:
                Place(new(line, null));
                break;
        }
    }

    private JsonItem Place(JsonItem item)
    {
        if (_open.TryPeek(out var parent))
        {
            parent.Add(_name, item);
        }
        else
        {
            Root = item;
        }

        _name = "";
        return item;
    }
}
