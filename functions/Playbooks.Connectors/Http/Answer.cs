using System.Diagnostics.CodeAnalysis;

namespace Playbooks.Connectors.Http;

/// <summary>What was asked for, or why it did not come.</summary>
public sealed class Answer<T>
    where T : notnull
{
    private readonly T? value;
    private readonly ProviderFailure? failure;

    private Answer(T? value, ProviderFailure? failure) => (this.value, this.failure) = (value, failure);

    public static implicit operator Answer<T>(T value) => new(value, null);

    public static implicit operator Answer<T>(ProviderFailure failure) => new(default, failure);

    public bool Is([NotNullWhen(true)] out T? found, [NotNullWhen(false)] out ProviderFailure? why)
    {
        found = value;
        why = failure;
        return failure is null;
    }

    public ProviderFailure? Failure => failure;

    public Answer<TOther> Then<TOther>(Func<T, Answer<TOther>> next)
        where TOther : notnull =>
        Is(out var found, out var why) ? next(found) : why;
}
