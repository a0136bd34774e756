using System.Collections.Immutable;
using System.Numerics;
using System.Text;

namespace Playbooks.Core.Reach.Trust;

/// <summary>
/// A set of strings written as literals, <c>?</c> (exactly one character) and <c>*</c> (any run, the empty one included);
/// neither stops at a delimiter and there is no escape. It is how IAM's StringLike and Entra's <c>matches</c> read a value
/// (docs.aws.amazon.com: reference_policies_elements_condition_operators; learn.microsoft.com: flexible federated identity
/// credentials), and how we write a subject that is known in part only.
/// </summary>
public sealed class GlobPattern : IEquatable<GlobPattern>
{
    private const int One = -1;
    private const int Run = -2;
    private const int CoverBudget = 20_000;

    private readonly ImmutableArray<int> _pieces;

    private GlobPattern(ImmutableArray<int> pieces) => _pieces = pieces;

    /// <summary>Every string.</summary>
    public static GlobPattern Anything { get; } = new([Run]);

    public bool IsLiteral => !_pieces.Any(piece => piece < 0);

    /// <summary>The characters before the first wildcard.</summary>
    public string Beginning => string.Concat(_pieces.TakeWhile(piece => piece >= 0).Select(piece => (char)piece));

    /// <summary>Just this string; <c>*</c> and <c>?</c> in it are themselves.</summary>
    public static GlobPattern Literal(string text) => new([.. text.Select(c => (int)c)]);

    /// <summary>Text in which <c>*</c> and <c>?</c> are wildcards.</summary>
    public static GlobPattern Parse(string text) =>
        new([.. text.Select(c => c switch { '*' => Run, '?' => One, _ => c })]);

    public static GlobPattern operator +(GlobPattern left, GlobPattern right) => Add(left, right);

    public static GlobPattern Add(GlobPattern left, GlobPattern right) => new(left._pieces.AddRange(right._pieces));

    /// <summary>The same set with letter case taken away, to compare with another such.</summary>
    public GlobPattern ToUpper() => new([.. _pieces.Select(p => p < 0 ? p : char.ToUpperInvariant((char)p))]);

    public bool Matches(string text)
    {
        int piece = 0, at = 0, star = -1, resume = 0;
        while (at < text.Length)
        {
            if (piece < _pieces.Length && (_pieces[piece] == One || _pieces[piece] == text[at]))
            {
                piece++;
                at++;
            }
            else if (piece < _pieces.Length && _pieces[piece] == Run)
            {
                star = piece++;
                resume = at;
            }
            else if (star >= 0)
            {
                piece = star + 1;
                at = ++resume;
            }
            else
            {
                return false;
            }
        }

        return _pieces.AsSpan()[piece..].IndexOfAnyExcept(Run) < 0;
    }

    /// <summary>Whether some string is in both sets.</summary>
    public bool Intersects(GlobPattern other)
    {
        var (rows, columns) = (_pieces.Length, other._pieces.Length);
        var next = new bool[columns + 1];
        for (var i = rows; i >= 0; i--)
        {
            var row = new bool[columns + 1];
            for (var j = columns; j >= 0; j--)
            {
                row[j] = Meets(other, i, j, row, next);
            }

            next = row;
        }

        return next[0];
    }

    /// <summary>
    /// Whether every string of <paramref name="other"/> is in this set. Exact within a budget of steps; beyond it the
    /// answer is "not proven", false.
    /// </summary>
    public bool Covers(GlobPattern other) =>
        other.IsLiteral ? Matches(other.ToString()) : new Inclusion(this, other).Holds();

    public bool Equals(GlobPattern? other) => other is not null && _pieces.AsSpan().SequenceEqual(other._pieces.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as GlobPattern);

    public override int GetHashCode() => _pieces.Aggregate(_pieces.Length, HashCode.Combine);

    public override string ToString() =>
        _pieces.Aggregate(new StringBuilder(), (text, p) => text.Append(p switch { Run => '*', One => '?', _ => (char)p })).ToString();

    // row is this line of the table (columns right of j are known), next the line below it.
    private bool Meets(GlobPattern other, int i, int j, bool[] row, bool[] next)
    {
        var mine = i < _pieces.Length ? _pieces[i] : (int?)null;
        var theirs = j < other._pieces.Length ? other._pieces[j] : (int?)null;
        if (mine is null && theirs is null)
        {
            return true;
        }

        if (mine == Run)
        {
            return next[j] || (theirs is not null && row[j + 1]);
        }

        if (theirs == Run)
        {
            return row[j + 1] || (mine is not null && next[j]);
        }

        return mine is not null && theirs is not null && (mine == One || theirs == One || mine == theirs) && next[j + 1];
    }

    /// <summary>Walks the smaller pattern's positions beside the set of positions that the larger one may be in.</summary>
    private sealed class Inclusion(GlobPattern larger, GlobPattern smaller)
    {
        private readonly HashSet<(int At, BigInteger Set)> _seen = [];
        private readonly Stack<(int At, BigInteger Set)> _open = new();
        private readonly int[] _symbols =
            [.. larger._pieces.Concat(smaller._pieces).Where(p => p >= 0).Append(char.MaxValue).Distinct()];

        private readonly BigInteger _stars = Mask(larger, Run);
        private readonly BigInteger _ones = Mask(larger, One);

        public bool Holds()
        {
            Visit(0, BigInteger.One);
            while (_open.TryPop(out var state))
            {
                if (_seen.Count > CoverBudget || state.Set.IsZero || !Advance(state.At, state.Set))
                {
                    return false;
                }
            }

            return true;
        }

        private static BigInteger Mask(GlobPattern pattern, int piece) =>
            pattern._pieces.Select((p, i) => p == piece ? BigInteger.One << i : BigInteger.Zero)
                .Aggregate(BigInteger.Zero, (all, bit) => all | bit);

        private bool Advance(int at, BigInteger set)
        {
            if (at == smaller._pieces.Length)
            {
                return !(set >> larger._pieces.Length).IsZero;
            }

            var piece = smaller._pieces[at];
            var after = piece == Run ? at : at + 1;
            foreach (var symbol in piece >= 0 ? [piece] : _symbols)
            {
                var moves = set & (_ones | Mask(larger, symbol));
                Visit(after, (moves << 1) | (set & _stars));
            }

            if (piece == Run)
            {
                Visit(at + 1, set);
            }

            return true;
        }

        private void Visit(int at, BigInteger set)
        {
            for (var wider = set | ((set & _stars) << 1); wider != set; wider = set | ((set & _stars) << 1))
            {
                set = wider;
            }

            if (_seen.Add((at, set)))
            {
                _open.Push((at, set));
            }
        }
    }
}
