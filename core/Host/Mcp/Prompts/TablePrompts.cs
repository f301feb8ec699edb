using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>What a game master's evening needs most.</summary>
internal static class TablePrompts
{
    private const string Party = "campaign://current/party";
    private const string Combat = "campaign://current/combat";
    private const string Timeline = "campaign://current/timeline";
    private const string Notes = "campaign://current/notes";
    private const string Personality = "campaign://current/personality";
    private const string Session = "campaign://current/session/current";

    public static IReadOnlyList<TablePrompt> All { get; } =
    [
        new(
            Of("run_scene", "Run a scene", "Runs the next scene at the table, beat by beat.", Role.GameMaster, Needed("scene", "What the scene is about."), Wanted("mood", "How it should feel.")),
            static given => $"""
                Run this scene with me at the table: {given["scene"]}.{Said(given, "mood", " It should feel ")}
                Open with what the characters see, hear and smell, in three or four sentences to read aloud. Then stop and wait for what the players do.
                Say which checks matter and roll dice with roll_dice, never in your head; look rules up with search before you decide one. Keep hidden things hidden until they are found.
                After each beat, note in one line what changed, and ask before you record it.
                """,
            Personality, Party, Combat, Session),
        new(
            Of("prep_session", "Prepare a session", "Prepares the next session from what happened so far.", Role.GameMaster, Wanted("focus", "What the evening should be about."), Wanted("hours", "How long it lasts.")),
            static given => $"""
                Help me prepare the next session.{Said(given, "focus", " It should be about ")}{Said(given, "hours", " We play for this many hours: ")}
                From the timeline and notes, list first what is open: promises, threats, questions that the players asked. Then offer three scenes that answer some of it, each with a place,
                someone who wants something, a choice that matters, and what happens if nobody acts. Name what I still have to make up, and use the tools to look up what the rules say.
                """,
            Party, Timeline, Notes),
        new(
            Of("recap", "Recap", "Tells what happened last, to read aloud.", Role.Player, Wanted("style", "Such as: a bard's song, dry minutes.")),
            static given => $"""
                Tell what happened so far, to be read aloud before we begin.{Said(given, "style", " Tell it like this: ")}
                Use only what stands in the timeline and the notes; invent nothing and guess at nothing. At most 200 words, the latest last, and end with where the characters stand now.
                """,
            Personality, Timeline, Notes, Party),
        new(
            Of("voice_npc", "Voice somebody", "Speaks as somebody the characters meet.", Role.GameMaster, Needed("name", "Who it is."), Wanted("wants", "What that person wants from the characters."), Wanted("manner", "How that person talks.")),
            static given => $"""
                Be {given["name"]} in a talk with the player characters.{Said(given, "wants", " What they want: ")}{Said(given, "manner", " How they talk: ")}
                First look with search_campaign and get_campaign_data whether the campaign knows this person: what is written there is true, and what is secret there you keep until it is drawn out of you.
                Speak in the first person and in short turns, then wait. Stay with what this person can know, and keep the tone of the campaign's personality. When a player tries to persuade, deceive or frighten you, name the check for me before you answer, and answer by its result.
                """,
            Personality, Party, Notes),
        new(
            Of("adjudicate_rule", "Decide a rule", "Decides a question about the rules, with the places it rests on.", Role.Player, Needed("question", "What is asked, and in which situation.")),
            static given => $"""
                Decide this: {given["question"]}
                First call search with the question, then get_rule for what fits, and lookup for spells, monsters and items that are named. Answer in one sentence that can be used at once;
                then say why, with source, section and page for each claim. Where the books say nothing, or contradict each other, say so, and propose what keeps the game moving.
                Never quote more than a sentence of a book.
                """,
            Combat),
        new(
            Of("build_encounter", "Build an encounter", "Builds a fight or an obstacle that fits the party.", Role.GameMaster, Needed("place", "Where it happens."), Wanted("difficulty", "Such as: easy, hard, deadly."), Wanted("foes", "Who should be in it.")),
            static given => $"""
                Build an encounter for this party in this place: {given["place"]}.{Said(given, "difficulty", " It should be ")}{Said(given, "foes", " Use ")}
                Look creatures up with lookup and list_content rather than from memory, and give for each its initiative, hit points and what it does in its first two turns.
                Add something in the place that both sides can use, a goal other than killing, and how it ends when it goes badly. When I agree, set it up with add_combatant and roll_initiative.
                """,
            Party, Combat),
        new(
            Of("describe_room", "Describe a room", "Describes a place, to read aloud.", Role.GameMaster, Needed("room", "What the place is."), Wanted("secret", "What is there and must not be told yet.")),
            static given => $"""
                Describe this place so that I can read it aloud: {given["room"]}.
                Three to five sentences: what is seen first, one sound or smell, one thing to touch, the ways out.{Said(given, "secret", " Hint at this without naming it: ")}
                Say nothing about what the characters feel or do. Below it, only for me: what a closer look finds, and which checks that takes.
                """,
            Personality, Session),
    ];

    private static PromptDescription Of(string name, string title, string description, Role role, params PromptArgument[] arguments) => new(name, title, description, arguments) { MinimumRole = role };

    private static PromptArgument Needed(string name, string description) => new(name, description, Required: true);

    private static PromptArgument Wanted(string name, string description) => new(name, description, Required: false);

    private static string Said(IReadOnlyDictionary<string, string> given, string name, string before) => given.TryGetValue(name, out var value) && value.Length > 0 ? $"{before}{value}." : string.Empty;
}
