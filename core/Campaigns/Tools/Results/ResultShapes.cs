using System.Text.Json;

namespace PluginHost.Campaigns;

/// <summary>What each tool gives programs beside its text. One that is not named here says all in the text.</summary>
internal static class ResultShapes
{
    private const string Hp = """{"current":"integer","max":"integer"}""";
    private const string Die = """{"sides":"integer","value":"integer","kept":"boolean"}""";
    private const string Document = """{"document":"string","name":"string","kind":"string","open":"boolean","mine":"boolean","audience":["string"]}""";

    private static readonly JsonElement Id = Schema("""{"id":"string"}""");

    /// <summary>Whatever kind of thing was asked for.</summary>
    private static readonly JsonElement Any = Schema("\"any\"");

    private static readonly JsonElement Import = Schema("""
        {"format":"string","campaign":"string","applied":"boolean","created":["object"],"changed":["object"],"unchanged":"integer","not_understood":["string"],"disagreements":["string"]}
        """);

    /// <summary>The schema of a tool's data, when it has any.</summary>
    public static JsonElement? Of(string tool) => tool switch
    {
        "add_character" or "add_combatant" or "add_session_note" or "answer_roll" or "complete_objective" or "create_shared" or "delay_turn" or "end_session" or "move_token" or "next_round"
            or "next_turn" or "plan_session" or "previous_turn" or "record_decision" or "request_rolls" or "reveal_rolls" or "set_attendance" or "set_scene" or "share" or "show_handout"
            or "show_map" or "spotlight" or "start_poll" or "start_session" or "take_turn" => Id,
        "import_character" or "import_file" => Import,
        "at" or "get_campaign_data" => Any,
        _ => Text(tool) is { } shape ? Schema(shape) : null,
    };

    private static string? Text(string tool) => tool switch
    {
        "create_campaign" => """{"id":"string","name":"string","system":"string"}""",
        "list_campaigns" => """{"campaigns":[{"id":"string","name":"string","system":"string"}]}""",
        "update_campaign_data" => """{"id":"string","type":"string","name":"string","done":"string"}""",
        "advance_time" => """{"year":"integer","month":"integer","day":"integer","hour":"integer","minute":"integer"}""",
        "search_campaign" => """{"query":"string","results":[{"id":"string","type":"string","title":"string","text":"string"}],"total_results":"integer","did_you_mean":"string"}""",
        "check_links" => """{"links":"integer","broken":"integer","items":[{"id":"string","type":"string","name":"string","mention":"string","reason":"string","near":["string"]}]}""",
        "history" => """{"items":[{"event":"string","at":"string","who":"string","what":"string","session":"string","taken_back":"boolean"}],"next_before":"string"}""",
        "diff" => """{"from":"string","to":"string","items":[{"id":"string","type":"string","name":"string","change":"string","properties":["object"]}],"total":"integer"}""",
        "recap" => """
            {"id":"string","number":"integer","name":"string","status":"string","started":"string","ended":"string","attendance":["string"],"decisions":["string"],"notes":["string"],
             "quests":["string"],"happened":["string"],"awards":["string"],"voice":"string"}
            """,
        "party_status" => $$"""[{"id":"string","name":"string","player":"string","hp":{{Hp}},"conditions":["string"]}]""",
        "combat_state" => $$"""{"round":"integer","currentTurn":"integer","order":[{"id":"string","name":"string","initiative":"number","state":"string","hp":{{Hp}},"ac":"integer","isPlayer":"boolean","hidden":"boolean","conditions":["string"]}]}""",
        "roll_dice" => $$"""{"player":"string","expression":"string","total":"number","breakdown":"string","dice":[{{Die}}],"text":"string","proof":"object","answers":"string"}""",
        "what_if" => $$"""{"expression":"string","total":"number","dice":[{{Die}}],"breakdown":"string","what_if":"object","new_dice":"integer"}""",
        "dice_odds" => """{"expression":"string","exact":"boolean","mean":"number","deviation":"number","least":"number","most":"number","median":"number","target":"number","atLeast":"number","weights":["object"]}""",
        "verify_rolls" => """{"commitments":"object","transcript":["object"],"revelation":"object"}""",
        "generate_character" => """{"id":"string","seed":"string","genre":"string","sheet":"object","remarks":["string"],"attribution":["string"]}""",
        "generate_npc" => """{"id":"string","seed":"string","genre":"string","role":"string","summary":"string","sheet":"object","remarks":["string"],"attribution":["string"]}""",
        "generate_loot" => """{"coins":"integer","coin":"string","items":[{"name":"string","worth":"number"}],"promise":"string","seed":"string","remarks":["string"]}""",
        "build_encounter" => """{"foes":["object"],"worth":"integer","adjusted":"integer","budget":"integer","difficulty":"string","seed":"string","remarks":["string"]}""",
        "list_personalities" => """{"active":"string","personalities":["object"]}""",
        "get_system_personality" => """{"personality":"object","active":"boolean","prompt":"string"}""",
        "edit_personality" => """{"system":"string","tone":"string","perspective":"string","style_descriptors":["string"],"common_phrases":["string"],"vocabulary":"object"}""",
        "list_shared" => $$"""{"documents":[{{Document}}]}""",
        "get_shared" => """{"document":"string","name":"string","kind":"string","open":"boolean","mine":"boolean","audience":["string"],"text":"string","objects":"any","state":"any"}""",
        "edit_shared" => """{"document":"string","applied":"integer"}""",
        "export_campaign" => """{"format":"string","files":[{"name":"string","media_type":"string","text":"string","base64":"string"}],"left_out":["string"]}""",
        _ => null,
    };

    private static JsonElement Schema(string shape) => ResultShape.Schema(JsonElement.Parse(shape));
}
