using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Playbooks.Core.Values;

namespace Playbooks.Core.Journals;

/// <summary>
/// Walks through a line member by member in the order in which <see cref="JournalCodec"/> writes them, without looking twice. At the first
/// thing that stands elsewhere or is of another kind it is no longer plain: everything read so far and after is to be thrown away then.
/// </summary>
internal ref struct PlainReader(ReadOnlySpan<byte> line)
{
    private readonly int length = line.Length;

    // The line itself is one level around the data, which may be as deep as the serializer takes it.
    private Utf8JsonReader reader = new(line, new JsonReaderOptions { MaxDepth = EventJson.Options.MaxDepth + 1 });

    public bool IsPlain { get; private set; } = true;

    /// <summary>Whether the last member of the line was its last byte, too.</summary>
    public bool IsAtEnd => IsPlain && reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == 0 && reader.BytesConsumed == length;

    public void Begin() => Step();

    public void Open() => Take(JsonTokenType.StartObject);

    public void Open(ReadOnlySpan<byte> name)
    {
        Demand(Is(name));
        Open();
    }

    public void Close() => Take(JsonTokenType.EndObject);

    /// <summary>Whether that member stands here.</summary>
    public readonly bool IsAt(ReadOnlySpan<byte> name) => IsPlain && reader.TokenType == JsonTokenType.PropertyName && reader.ValueSpan.SequenceEqual(name);

    /// <summary>Whether that member stands here; its value is what is read next then.</summary>
    public bool Is(ReadOnlySpan<byte> name)
    {
        if (!IsAt(name))
        {
            return false;
        }

        Step();
        return true;
    }

    /// <summary>Whether a member that says so stands here; it is passed by then.</summary>
    public bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> text)
    {
        var found = Is(name) && reader.TokenType == JsonTokenType.String && reader.ValueSpan.SequenceEqual(text);
        Demand(found);
        Step();
        return found;
    }

    /// <summary>A text that few lines share.</summary>
    public string Text(ReadOnlySpan<byte> name)
    {
        Demand(Is(name));
        return Text();
    }

    /// <summary>A text that is most likely that one.</summary>
    public string Text(ReadOnlySpan<byte> name, string likely)
    {
        Demand(Is(name) && reader.TokenType == JsonTokenType.String);
        var text = !IsPlain ? "" : Ascii.Equals(reader.ValueSpan, likely) ? likely : reader.GetString() ?? "";
        Step();
        return text;
    }

    /// <summary>A text that many lines share.</summary>
    public string Word(ReadOnlySpan<byte> name)
    {
        Demand(Is(name) && reader.TokenType == JsonTokenType.String);
        var word = IsPlain ? CommonText.Of(in reader) : "";
        Step();
        return word;
    }

    public long Whole(ReadOnlySpan<byte> name)
    {
        var number = 0L;
        Demand(Is(name) && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out number));
        Step();
        return number;
    }

    public int Small(ReadOnlySpan<byte> name)
    {
        var number = Whole(name);
        Demand(number is >= int.MinValue and <= int.MaxValue);
        return (int)number;
    }

    public bool Flag(ReadOnlySpan<byte> name)
    {
        Demand(Is(name) && reader.TokenType is JsonTokenType.True or JsonTokenType.False);
        var flag = reader.TokenType == JsonTokenType.True;
        Step();
        return flag;
    }

    public DateTimeOffset Time(ReadOnlySpan<byte> name)
    {
        DateTimeOffset time = default;
        Demand(Is(name) && reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out time));
        Step();
        return time;
    }

    public Value Value(ReadOnlySpan<byte> name)
    {
        Demand(Is(name));
        var value = IsPlain ? ValueJson.Read(ref reader) : Values.Value.Nothing;
        Step();
        return value;
    }

    public ImmutableArray<string> Texts(ReadOnlySpan<byte> name)
    {
        Array(name);
        var texts = ImmutableArray<string>.Empty;
        while (IsItem(JsonTokenType.String))
        {
            texts = texts.Add(Text());
        }

        return texts;
    }

    public void Array(ReadOnlySpan<byte> name)
    {
        Demand(Is(name));
        Take(JsonTokenType.StartArray);
    }

    /// <summary>Whether another item of that kind begins here; otherwise the array has been left.</summary>
    public bool IsItem(JsonTokenType kind)
    {
        if (IsPlain && reader.TokenType == kind)
        {
            return true;
        }

        Take(JsonTokenType.EndArray);
        return false;
    }

    public void Demand(bool holds) => IsPlain &= holds;

    private string Text()
    {
        Demand(reader.TokenType == JsonTokenType.String);
        var text = IsPlain ? reader.GetString() ?? "" : "";
        Step();
        return text;
    }

    private void Take(JsonTokenType kind)
    {
        Demand(reader.TokenType == kind);
        if (reader.CurrentDepth > 0 || kind != JsonTokenType.EndObject)
        {
            Step();
        }
    }

    private void Step() => IsPlain = IsPlain && reader.Read();
}
