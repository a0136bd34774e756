using Playbooks.Core.Runs;

namespace Playbooks.Core.Tests.Runs;

public sealed class PlacesTests
{
    [Fact]
    public void Places_are_what_a_sorted_set_says_they_are()
    {
        var random = new Random(7);
        var (places, expected) = (Places.None, new SortedSet<int>());
        for (var i = 0; i < 5_000; i++)
        {
            var place = random.Next(3_000);
            (places, _) = random.Next(2) == 0 ? (places.Add(place), expected.Add(place)) : (places.Remove(place), expected.Remove(place));
            Assert.Equal(expected.Contains(place), places.Contains(place));
        }

        Assert.Equal(expected, places);
        Assert.Equal(expected.Count, places.Count);
        Assert.Equal(expected.Append(9_000), places.Union([9_000, expected.Min]));
    }

    [Fact]
    public void Adding_and_taking_leave_the_set_before_as_it_was()
    {
        var before = Places.Of([1, 100, 2_000]);
        _ = before.Add(3_000).Remove(100).Add(2);

        Assert.Equal([1, 100, 2_000], before);
    }
}
