namespace PluginHost.Dice.Tests;

/// <summary>An evening of verifiable rolls: what is honest passes, and whatever was touched is named.</summary>
public sealed class EveningTests
{
    private static readonly byte[] Open = [.. Enumerable.Range(1, 32).Select(static value => (byte)value)];
    private static readonly byte[] Hidden = [.. Enumerable.Range(101, 32).Select(static value => (byte)value)];
    private static readonly Commitments Published = Commitments.To(Open, Hidden);

    [Fact]
    public void An_honest_evening_passes_and_its_hidden_rolls_are_sealed()
    {
        var (transcript, revelation) = Play();

        var verdict = Verifier.Check(Published, transcript, revelation);

        Assert.Equal((true, null, 5L, 2L), (verdict.Honest, verdict.First, verdict.Open, verdict.Sealed));
        Assert.Contains("2 more are sealed", verdict.Says, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_throws_the_same_dice_for_ever()
    {
        var (transcript, revelation) = Play();

        Assert.Equal([20L], transcript[0].Faces);
        Assert.Equal([4L, 5, 3, 4], transcript[1].Faces);
        Assert.StartsWith("bYuyf7JZPEi0seQtWlRAZHtOkyqqls3A", revelation.Link, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void A_face_that_was_changed_is_named(int line) => Named(line, record => record with { Faces = [.. record.Faces!.Select(static face => (face % 4) + 1)] });

    [Fact]
    public void A_total_an_expression_and_a_players_word_cannot_be_changed()
    {
        Named(0, static record => record with { Total = "20" });
        Named(0, static record => record with { Expression = "1d20+6" });
        Named(2, static record => record with { Text = "my lucky word" });
        Named(3, static record => record with { Commitment = new string((char)48, 43) });
    }

    [Fact]
    public void Nothing_can_be_taken_away_added_or_moved()
    {
        var (transcript, revelation) = Play();
        Assert.Equal(2, Verifier.Check(Published, [transcript[0], .. transcript.Skip(2)], revelation).First);
        Assert.Equal(2, Verifier.Check(Published, [transcript[0], transcript[0], .. transcript.Skip(1)], revelation).First);
        Assert.Equal(1, Verifier.Check(Published, [transcript[1], transcript[0], .. transcript.Skip(2)], revelation).First);
        Assert.False(Verifier.Check(Published, [.. transcript.SkipLast(1)], revelation).Honest);
    }

    [Fact]
    public void Who_rewrites_the_whole_chain_still_cannot_choose_the_dice()
    {
        var (transcript, _) = Play();
        var state = ProofState.Start(Published);
        var forged = transcript[0] with { Faces = [1], Total = "6" };
        forged = forged with { Link = Evening.Link(state, forged) };

        var verdict = Verifier.Check(Published, [forged], new Revelation(Convert.ToHexString(Open), 1, forged.Link));

        Assert.Equal((false, 1), (verdict.Honest, verdict.First));
        Assert.Contains("does not show what the seed made it", verdict.Says, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_seed_is_not_the_one_that_was_committed_to()
    {
        var (transcript, revelation) = Play();

        Assert.False(Verifier.Check(Published, transcript, revelation with { Seed = Convert.ToHexString(Hidden) }).Honest);
        Assert.False(Verifier.Check(Published, transcript, revelation with { Seed = "no seed" }).Honest);
    }

    [Fact]
    public void Revealing_the_evenings_seed_tells_nothing_of_a_hidden_roll()
    {
        var (transcript, _) = Play();
        var hidden = transcript[3];
        var state = transcript.Take(3).Aggregate(ProofState.Start(Published), static (at, record) => at.After(record));

        Assert.Equal((null, null, null), (hidden.Expression, hidden.Faces, hidden.Total));

        // Whoever knows the open seed and guesses the roll still cannot confirm the guess.
        for (var face = 1; face <= 20; face++)
        {
            Assert.True(Rolls.Read("1d20").TryRoll(new ThrownDice([face]), out var guess, out _));
            Assert.NotEqual(hidden.Commitment, Evening.Sealed(state, guess, Open).Commitment);
        }
    }

    [Fact]
    public void What_a_player_adds_changes_the_dice_to_come()
    {
        var state = ProofState.Start(Published);
        var swayed = state.After(Evening.Added(state, "for luck"));
        var expression = Rolls.Read("20d20");

        Assert.NotEqual(Faces(Evening.Dice(Open, state, false, expression), expression), Faces(Evening.Dice(Open, swayed, false, expression), expression));
    }

    private static void Named(int line, Func<ProofRecord, ProofRecord> change)
    {
        var (transcript, revelation) = Play();
        transcript[line] = change(transcript[line]);

        var verdict = Verifier.Check(Published, transcript, revelation);

        Assert.Equal((false, line + 1), (verdict.Honest, verdict.First));
    }

    private static (List<ProofRecord> Transcript, Revelation Revelation) Play()
    {
        var state = ProofState.Start(Published);
        var transcript = new List<ProofRecord>();
        foreach (var (text, hidden) in new[] { ("1d20+5", false), ("4d6kh3", false), ("", false), ("1d20", true), ("8d6!ro<2", false), ("2d6", true), ("{2d6,1d8}kh1", false), ("1d%", false) })
        {
            var record = text.Length == 0 ? Evening.Added(state, "Mira's word") : Record(state, text, hidden);
            transcript.Add(record);
            state = state.After(record);
        }

        return (transcript, new Revelation(Convert.ToHexString(Open), transcript.Count, state.Link));
    }

    private static ProofRecord Record(ProofState state, string text, bool hidden)
    {
        var expression = Rolls.Read(text);
        Assert.True(expression.TryRoll(Evening.Dice(hidden ? Hidden : Open, state, hidden, expression), out var roll, out _));
        return hidden ? Evening.Sealed(state, roll, Hidden) : Evening.Opened(state, roll);
    }

    private static long[] Faces(DiceSource source, Expression expression)
    {
        Assert.True(expression.TryRoll(source, out var roll, out _));
        return [.. roll.Dice.ToArray().Select(static die => die.Face)];
    }
}
